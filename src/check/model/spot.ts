import type { AppFile } from './file.ts'

/** The way from the root of a file to a value: keys, and positions counted from 0. */
export type Path = readonly (string | number)[]

/** The part of a template that a finding is about: UTF-16 offsets into its text, `end` exclusive. */
export interface Excerpt {
  readonly template: string
  readonly start: number
  readonly end: number
}

/** A stretch of a file that a finding can point at: UTF-16 offsets into its text, `end` exclusive. */
export interface Spot {
  readonly file: AppFile
  readonly start: number
  readonly end: number
  readonly path: Path
  /** Present where the stretch lies inside a template. */
  readonly excerpt?: Excerpt
}

/** The first character of a stretch, for what is wrong with a whole object that may have many lines. */
export const headOf = ({ file, start, path }: Spot): Spot => ({ file, start, end: start + 1, path })

/** Writes a path as people read it: `[1].response.output`; an empty one is the whole file. */
export function showPath(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`
    return /^[\w$-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`
  })
  return steps.join('').replace(/^\./, '')
}
