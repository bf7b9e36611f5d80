import { type FSWatcher, existsSync, watch } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** How long nothing has to change: editors and generators write several files, and some of them twice. */
const quietMs = 25

/** A folder that is watched, with all that it holds, or with the files of these names alone. */
export interface Watched {
  readonly folder: string
  readonly only?: readonly string[]
}

/** What is called after changes: paths relative to the root, and the time of the first change as `performance.now` has it. */
export type OnSaved = (files: readonly string[], since: number) => Promise<void>

/** Watches folders below `root` and calls `onSaved` for what was saved, one call after the other. */
export function watchFolders(
  root: string,
  watched: readonly Watched[],
  onSaved: OnSaved,
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  const saved = new Set<string>()
  let since = 0
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const flush = (): void => {
    running = running.then(() => {
      const files = [...saved].toSorted()
      saved.clear()
      return files.length === 0 ? undefined : onSaved(files, since)
    })
  }
  const note = (path: string): void => {
    if (saved.size === 0) since = performance.now()
    saved.add(relative(root, path).split(sep).join('/'))
    clearTimeout(timer)
    timer = setTimeout(flush, quietMs)
  }
  const watchers = watched.flatMap(({ folder, only }): FSWatcher[] => {
    if (!existsSync(folder)) return []
    try {
      const watcher = watch(folder, { recursive: only === undefined }, (_event, name) => {
        if (name !== null && (only === undefined || only.includes(name))) note(join(folder, name))
      })
      return [watcher.on('error', onError)]
    } catch (error) {
      onError(error as Error)
      return []
    }
  })
  return {
    async close() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await running
    },
  }
}
