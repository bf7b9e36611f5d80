import { readdirSync, readFileSync } from 'node:fs'
import { parseJsonc } from '../src/runtime/jsonc.ts'

/** What a file of the generated app holds, comments left out. */
export function readSection(path: string): any {
  const parsed = parseJsonc(readFileSync(`app/${path}`, 'utf8'))
  if ('problem' in parsed) throw new Error(`app/${path}: ${parsed.problem}`)
  return parsed.value
}

/** The files of the generated app that hold JSON, as paths in its folder. */
export const sectionFiles: readonly string[] = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .toSorted()
