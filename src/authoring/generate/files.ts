import { printJsonc } from './print-jsonc.ts'

/** One file of the generated app. `role` names the schema that its content must fit; texts that are not JSON and pictures have none. */
export interface AppFile {
  /** Relative to the app's folder, with `/`. */
  path: string
  /** The source it was generated from, relative to the repository. */
  source: string
  role?: string
  content: unknown
}

/**
 * Returns what a file holds: texts and bytes as they are, sections of a component as JSON with comments, and what Make's editor
 * rewrites itself (`makecomapp.json`, the groups) as that does, JSON indented by four spaces.
 */
export const writtenForm = ({ path, content }: AppFile): string | Uint8Array => {
  if (typeof content === 'string' || content instanceof Uint8Array) return content
  return path.endsWith('.iml.json') ? printJsonc(content) : `${JSON.stringify(content, null, 4)}\n`
}
