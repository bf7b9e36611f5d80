import { join } from 'node:path'
import type { State } from '../state.ts'
import { Regeneration } from './regenerate.ts'
import { type OnSaved, type Watched, watchFolders } from './watch.ts'

/**
 * When the app is generated without any change: it may be stale, and the next time is quicker. By then the page has what it asks
 * for first.
 */
const warmAfterMs = 400

/**
 * Watches what the app is made of: its definitions, from which it is generated anew, or for another app its folder. Each time
 * the pages are told; what is wrong becomes a problem, and the app stays what it was.
 */
export function watchApp(state: State): { close(): Promise<void> } {
  const { folder, root } = state.options
  const onError = ({ message }: Error): void => {
    state.problems = [...state.problems, `Changes are not noticed, load the page again after saving: ${message}`]
  }
  if (root === undefined) {
    return watchFolders(
      folder,
      [{ folder }],
      announcing(state, () => Promise.resolve(state.reload())),
      onError,
    )
  }
  const regeneration = new Regeneration(root, folder)
  const onSaved = announcing(state, async (files) => {
    await regeneration.run(files)
    state.reload()
  })
  const watching = watchFolders(root, definitionsIn(root), onSaved, onError)
  const start = setTimeout(() => void warm(state, regeneration), warmAfterMs)
  return {
    async close() {
      clearTimeout(start)
      await watching.close()
    },
  }
}

function definitionsIn(root: string): Watched[] {
  const folders = ['connections', 'modules', 'rpcs', 'webhooks', 'src/authoring'].map((name) => join(root, name))
  return [
    ...folders.map((folder) => ({ folder })),
    { folder: root, only: ['app.json', 'base.ts', 'icon.svg'] },
    { folder: join(root, 'docs'), only: ['app-readme.md'] },
  ]
}

function announcing(state: State, work: (files: readonly string[]) => Promise<void>): OnSaved {
  return async (files, since) => {
    state.problems = await problemsOf(() => work(files))
    state.reloads.announce({ problems: state.problems, durationMs: performance.now() - since, files })
  }
}

async function warm(state: State, regeneration: Regeneration): Promise<void> {
  const begin = performance.now()
  let hasChanged = false
  const problems = await problemsOf(async () => {
    hasChanged = await regeneration.run([])
    if (hasChanged) state.reload()
  })
  if (problems.length === 0 && !hasChanged) return
  state.problems = [...state.problems, ...problems]
  state.reloads.announce({ problems: state.problems, durationMs: performance.now() - begin, files: [] })
}

/** What is wrong with a definition is for the page to show, whatever was thrown. */
async function problemsOf(work: () => Promise<void>): Promise<string[]> {
  try {
    await work()
    return []
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 20)
  }
}
