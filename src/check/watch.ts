import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs'
import { join, posix, relative } from 'node:path'
import type { FileCache } from './model/load.ts'

/** How long a folder has to be quiet: editors and generators write several files, and some of them twice. */
const quietMs = 25

/**
 * Calls `run` at once and after each change of a folder, until the process ends; `onError` is told what a later run throws. Files that
 * did not change are not read again. Each folder is watched by itself: to watch all of a tree takes Node a while to set up, and changes
 * until then go unnoticed.
 *
 * @throws what the first run throws.
 */
export async function watchFolder(
  folder: string,
  cache: FileCache,
  run: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Promise<never> {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()

  const watchAll = (): void => {
    for (const path of foldersIn(folder)) {
      if (watchers.has(path)) continue
      const watcher = watch(join(folder, path), (_event, name) => {
        if (name === null) cache.clear()
        else cache.delete(posix.join(path, name))
        clearTimeout(timer)
        timer = setTimeout(again, quietMs)
      })
      // A folder that was removed: there is nothing left to watch.
      watcher.on('error', () => watchers.delete(path))
      watchers.set(path, watcher)
    }
  }
  const again = (): void => {
    watchAll()
    running = running.then(run).catch(onError)
  }

  watchAll()
  await run()
  return new Promise(() => {})
}

/** A folder and all that are in it, relative to it; none when there is no such folder. */
function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name))
  return ['', ...paths.map((path) => relative(folder, path).replaceAll('\\', '/'))]
}
