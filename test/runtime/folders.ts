import type { LoadError } from '../../src/runtime/index.ts'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tempFolder } from '../temp-folder.ts'

/** A folder with these files, until the end of the test file. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = tempFolder()
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** The error that loading a folder ends with. */
export function errorOf(work: () => unknown): LoadError {
  try {
    work()
  } catch (error) {
    return error as LoadError
  }
  throw new Error('Expected an error')
}
