import { fork } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Area } from './area.ts'
import { areaNames } from './areas.ts'
import type { BatchResult } from './batch.ts'

/** What is to be tried. */
export interface Campaign {
  /** Folders of apps to start from, beside one of our own. */
  readonly folders: readonly string[]
  readonly minutes: number
  /** The first seed; those after it follow. */
  readonly seed: number
  /** One area only. */
  readonly only?: Area['name'] | undefined
  /** One case only: that to which fast-check's path leads. */
  readonly path?: string | undefined
  readonly onBatch: (result: BatchResult) => void
}

/** What the process that does the work is told. */
export interface Task extends Pick<Campaign, 'folders' | 'seed' | 'only' | 'path'> {
  /** Milliseconds since 1970. */
  readonly until: number
  /** The file in which it notes what it is at: number of the area, seed, number of the case, time of its begin. */
  readonly note: string
}

/** A case that ended with its process: it took too long to be waited for, or all the memory there was. */
export interface Ending {
  readonly area: Area['name']
  readonly seed: number
  readonly path: string
  readonly message: string
}

/** Milliseconds after which a case is taken for one that never ends. */
const hangMs = 60_000

/** What the process may have, and what stops V8 has beside it. */
const memoryMb = 1536

/**
 * Tries random cases in a process of its own, so that one that never ends, fills the memory or makes V8 give up is found as
 * well. Ends when the time is over or with the first fault, which `onBatch` is told; gives how the process ended when it did
 * not end by itself.
 */
export async function campaign(given: Campaign): Promise<Ending | undefined> {
  const { folders, minutes, seed, only, path, onBatch } = given
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-'))
  const note = join(folder, 'current')
  const task: Task = { folders, seed, only, path, until: Date.now() + minutes * 60_000, note }
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    execArgv: [...process.execArgv, `--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
  })
  const ending = (message: string): Ending => {
    const [area = 0, at = seed, index = 0] = placeIn(note)
    return { area: areaNames[area] ?? 'templates', seed: at, path: path ?? String(index), message }
  }
  try {
    return await new Promise((resolve) => {
      const watch = setInterval(() => {
        const begun = placeIn(note)[3]
        if (begun === undefined || Date.now() - begun < hangMs) return
        resolve(ending(`It did not come to an end within ${hangMs / 1000} s.`))
        worker.kill('SIGKILL')
      }, 1000)
      worker.on('message', (result) => onBatch(result as BatchResult))
      worker.on('exit', (code, signal) => {
        clearInterval(watch)
        resolve(code === 0 ? undefined : ending(`Its process ended with ${signal ?? `exit code ${code}`}.`))
      })
      worker.send(task)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the process has noted last. */
function placeIn(note: string): readonly number[] {
  try {
    const bytes = readFileSync(note)
    return Array.from({ length: bytes.byteLength / 8 }, (_, index) => bytes.readDoubleLE(index * 8))
  } catch {
    return []
  }
}
