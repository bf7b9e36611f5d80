/** One file of the generated app. `role` names the schema that its content must fit; texts that are not JSON have none. */
export interface AppFile {
  /** Relative to the app's folder, with `/`. */
  path: string
  /** The source it was generated from, relative to the repository. */
  source: string
  role?: string
  content: unknown
}

/** Returns the text of a file as Make's editor writes it: JSON indented by four spaces, anything else as it is. */
export const textOf = ({ content }: AppFile): string =>
  typeof content === 'string' ? content : `${JSON.stringify(content, null, 4)}\n`
