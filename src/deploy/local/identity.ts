import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isCollection, member } from '../../runtime/collection.ts'
import { parseJsonc } from '../../runtime/jsonc.ts'
import { DeployError } from '../error.ts'
import { readBytes } from './read-file.ts'

/** Who an app is: what Make's project file does not hold. */
export interface Identity {
  /** The file that says it. */
  readonly file: string
  /** What the app is to be called in Make; Make appends a suffix to it while the app is private. */
  readonly name: string
  /** Label, description, theme, language, audience and countries, as far as they are given. */
  readonly metadata: Readonly<Record<string, string | readonly string[]>>
}

/** Without these Make creates no app. */
const needed = ['label', 'theme', 'language', 'audience']

const texts = [...needed, 'description']

/**
 * Reads who an app is from a file, or from the `app.json` that stands in the app's folder, its `general/`, or beside the folder.
 * Undefined when there is none: then the app must exist in Make, and its metadata is left alone.
 *
 * @throws DeployError when the file lacks what Make asks for.
 */
export function readIdentity(folder: string, given: string | undefined): Identity | undefined {
  const candidates = [join(folder, 'app.json'), join(folder, 'general/app.json'), resolve(folder, '../app.json')]
  const file = given ?? candidates.find((path) => existsSync(path))
  if (file === undefined) return undefined
  const parsed = parseJsonc(new TextDecoder().decode(readBytes(file)))
  if (!('value' in parsed)) throw new DeployError(`${file} is no JSON: ${parsed.problem}.`)
  const name = member(parsed.value, 'name')
  const missing = ['name', ...needed].filter((key) => typeof member(parsed.value, key) !== 'string')
  // Somebody else's app.json beside the folder is no reason to stop.
  if (given === undefined && missing.length > 2) return undefined
  if (missing.length > 0 || typeof name !== 'string') {
    throw new DeployError(`${file} lacks ${missing.join(', ')}: Make creates no app without.`)
  }
  if (!/^[a-z][0-9a-z-]+[0-9a-z]$/.test(name)) {
    throw new DeployError(`${file}: the name "${name}" must be of lower-case letters, digits and hyphens.`)
  }
  return { file, name, metadata: metadataOf(parsed.value) }
}

function metadataOf(value: unknown): Identity['metadata'] {
  const metadata: Record<string, string | readonly string[]> = {}
  for (const key of texts) {
    const one = member(value, key)
    if (typeof one === 'string') metadata[key] = one
  }
  const countries = member(value, 'countries')
  if (isCollection(value) && Array.isArray(countries)) metadata['countries'] = countries.map(String)
  return metadata
}
