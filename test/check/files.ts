import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a folder by path; of a picture every byte is one character. */
export function filesOf(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return new Map(
    paths.map((path) => [
      path.replaceAll('\\', '/'),
      readFileSync(join(folder, path), path.endsWith('.png') ? 'latin1' : 'utf8'),
    ]),
  )
}
