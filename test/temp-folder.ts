import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []

/** An empty folder until the end of the test file; test/setup.ts sees to that. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'segment-app-test-'))
  folders.push(folder)
  return folder
}

/** Removes all folders that were handed out. */
export function removeTempFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
