import { readFileSync } from 'node:fs'

const known = new Map<string, string>()

/**
 * The text of a module in guest/: our own code that runs inside the sandbox. It is plain JavaScript, as nothing there
 * could strip types.
 */
export function guestModule(name: string): string {
  const text = known.get(name) ?? readFileSync(new URL(`guest/${name.replace(/^.*\//, '')}`, import.meta.url), 'utf8')
  known.set(name, text)
  return text
}
