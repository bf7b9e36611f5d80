import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join, relative, resolve } from 'node:path'

/** Where the files of an app come from. Paths are relative to the app's folder, with `/`. */
export interface Folder {
  has(path: string): boolean
  /** The text of a file, or a sentence that says why there is none. */
  read(path: string): { readonly text: string } | { readonly problem: string }
  /** The beginning of a file that is no text, 64 bytes at most; undefined when it cannot be read. */
  bytes(path: string): Uint8Array | undefined
  /** The names of the folders in a folder, in order; none when there is no such folder. */
  folders(path: string): string[]
  /** The names of the files in the app's own folder. */
  rootFiles(): string[]
}

/** The folder at a path of this machine. Nothing outside it is read. */
export function folderAt(root: string): Folder {
  return {
    has: (path) => !leadsOut(root, path) && existsSync(join(root, path)),
    read: (path) => {
      if (leadsOut(root, path)) return { problem: 'The path leads out of the app, and Make would not find the file.' }
      try {
        return { text: readFileSync(join(root, path), 'utf8') }
      } catch (error) {
        const code: unknown = Reflect.get(error as Error, 'code')
        if (code === 'ENOENT') return { problem: 'There is no such file.' }
        return {
          problem: code === 'EISDIR' ? 'This is a folder, not a file.' : `The file cannot be read (${String(code)}).`,
        }
      }
    },
    bytes: (path) => {
      if (leadsOut(root, path)) return undefined
      try {
        return readFileSync(join(root, path)).subarray(0, 64)
      } catch {
        return undefined
      }
    },
    folders: (path) => namesIn(join(root, path), true),
    rootFiles: () => namesIn(root, false),
  }
}

function namesIn(path: string, areFolders: boolean): string[] {
  try {
    const entries = readdirSync(path, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() === areFolders ? [entry.name] : [])).toSorted()
  } catch {
    return []
  }
}

/** A folder that is nowhere but in memory. */
export function folderOf(files: ReadonlyMap<string, string>): Folder {
  return {
    has: (path) => files.has(path) || [...files.keys()].some((file) => file.startsWith(`${path}/`)),
    read: (path) => {
      const text = files.get(path)
      return text === undefined ? { problem: 'There is no such file.' } : { text }
    },
    bytes: (path) => {
      const text = files.get(path)
      return text === undefined ? undefined : Buffer.from(text, 'latin1').subarray(0, 64)
    },
    folders: (path) => {
      const below = [...files.keys()].filter((file) => file.startsWith(`${path}/`))
      const names = below.map((file) => file.slice(path.length + 1).split('/')).filter((steps) => steps.length > 1)
      return [...new Set(names.map(([name = '']) => name))].toSorted()
    },
    rootFiles: () => [...files.keys()].filter((file) => !file.includes('/')),
  }
}

function leadsOut(root: string, path: string): boolean {
  const inside = relative(root, resolve(root, path))
  return /^\.\.(?:\/|\\|$)/.test(inside) || isAbsolute(inside)
}
