import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { GeneratedApp } from './generate.ts'

/** How a folder differs from the generated app; each list holds paths inside the folder, sorted. */
export interface Difference {
  missing: string[]
  changed: string[]
  stale: string[]
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

/** Returns which files of `folder` are missing, changed, or stale because nothing generates them any more. */
export async function compareWithFolder(app: GeneratedApp, folder: string): Promise<Difference> {
  const present = new Set(await filesIn(folder))
  const kept = [...app.keys()].filter((path) => present.has(path))
  const contents = await Promise.all(kept.map((path) => readFile(join(folder, path))))
  return {
    missing: [...app.keys()].filter((path) => !present.has(path)).toSorted(),
    changed: kept.filter((path, index) => !contents[index]?.equals(Buffer.from(app.get(path) ?? ''))).toSorted(),
    stale: [...present].filter((path) => !app.has(path)).toSorted(),
  }
}

async function removeEmptyFolders(folder: string, path: string): Promise<void> {
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    if ((await readdir(join(folder, parent))).length > 0) return
    await rmdir(join(folder, parent))
  }
}

/** Makes `folder` hold the generated app and nothing else; files that are right already are not touched. Returns what it changed. */
export async function writeToFolder(app: GeneratedApp, folder: string): Promise<Difference> {
  const difference = await compareWithFolder(app, folder)
  for (const path of [...difference.missing, ...difference.changed]) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), app.get(path) ?? '')
  }
  for (const path of difference.stale) {
    await rm(join(folder, path))
    await removeEmptyFolders(folder, path)
  }
  return difference
}
