/** One file of the generated app. `role` names the schema that its content must fit; texts that are not JSON and pictures have none. */
export interface AppFile {
  /** Relative to the app's folder, with `/`. */
  path: string
  /** The source it was generated from, relative to the repository. */
  source: string
  role?: string
  content: unknown
}

/** Returns what a file holds, as Make's editor writes it: JSON indented by four spaces, texts and bytes as they are. */
export const writtenForm = ({ content }: AppFile): string | Uint8Array =>
  typeof content === 'string' || content instanceof Uint8Array ? content : `${JSON.stringify(content, null, 4)}\n`
