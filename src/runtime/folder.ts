import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { type Collection, isCollection, setMember } from './collection.ts'
import { parseJsonc } from './jsonc.ts'
import type { LoadProblem } from './load-error.ts'

/** Files that hold text instead of JSON. They are read, to see that they exist, and not used. */
const textTypes = new Set(['readme', 'code', 'test', 'context'])

/** Reads files of an app's folder and notes what is wrong with them. */
export class Folder {
  readonly #root: string
  readonly #problems: LoadProblem[]

  constructor(root: string, problems: LoadProblem[]) {
    this.#root = root
    this.#problems = problems
  }

  /** The contents of the `codeFiles` of one component, by code type; without those that are null or faulty. */
  files(codeFiles: unknown, component: string): Collection {
    const contents: Collection = {}
    if (!isCollection(codeFiles)) return contents
    for (const [codeType, path] of Object.entries(codeFiles)) {
      if (path === null) continue
      if (typeof path !== 'string') {
        this.note(JSON.stringify(path), component, codeType, 'expected the path of a file, or null')
        continue
      }
      // Nothing here reads it, and published apps share that of their repository.
      if (codeType === 'readme' && this.#leadsOut(path)) continue
      const content = textTypes.has(codeType)
        ? this.#text(path, component, codeType)
        : this.json(path, component, codeType)
      if (content !== undefined) setMember(contents, codeType, content)
    }
    return contents
  }

  /** The value of a JSON file; undefined, and a problem noted, when there is none. */
  json(path: string, component: string, codeType: string): unknown {
    const text = this.#text(path, component, codeType)
    if (text === undefined) return undefined
    const parsed = parseJsonc(text)
    if ('value' in parsed) return parsed.value
    return this.note(path, component, codeType, parsed.problem)
  }

  /** Whether there is a file or folder at a path. */
  has(path: string): boolean {
    return existsSync(join(this.#root, path))
  }

  /** The names of the folders in a folder, in order; none when there is no such folder. */
  folders(path: string): string[] {
    if (!this.has(path)) return []
    try {
      const entries = readdirSync(join(this.#root, path), { withFileTypes: true })
      return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted()
    } catch (error) {
      this.note(path, 'app', 'project', `the folder cannot be read (${String(Reflect.get(error as Error, 'code'))})`)
      return []
    }
  }

  /** Notes what is wrong with a file. */
  note(file: string, component: string, codeType: string, message: string): undefined {
    this.#problems.push({ file, component, codeType, message })
  }

  #leadsOut(path: string): boolean {
    const inside = relative(this.#root, resolve(this.#root, path))
    return /^\.\.(\/|\\|$)/.test(inside) || isAbsolute(inside)
  }

  #text(path: string, component: string, codeType: string): string | undefined {
    const note = (message: string): undefined => this.note(path, component, codeType, message)
    if (this.#leadsOut(path)) return note('the path leads out of the app')
    try {
      return readFileSync(resolve(this.#root, path), 'utf8')
    } catch (error) {
      const code: unknown = Reflect.get(error as Error, 'code')
      return note(code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${String(code)})`)
    }
  }
}
