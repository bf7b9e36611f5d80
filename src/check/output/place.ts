import { posix, relative, sep } from 'node:path'

/** The path of an app's file from where the command runs, which in CI is the root of the repository. */
export function pathInRepository(folder: string, file: string): string {
  const from = relative(process.cwd(), folder).split(sep).join('/')
  return posix.join(from === '' ? '.' : from, file)
}
