import { openSync, writeSync } from 'node:fs'
import { areasFor } from './areas.ts'
import { runBatch } from './batch.ts'
import type { Task } from './campaign.ts'

/** Tries one seed after the other, in each area, until the time is over or a fault is found. */
async function work({ folders, seed, path, until, only, note }: Task): Promise<void> {
  const file = openSync(note, 'w')
  const place = new Float64Array(4)
  const areas = areasFor(folders)
  for (let round = 0; ; round += 1) {
    for (const [index, area] of areas.entries()) {
      if (only !== undefined && area.name !== only) continue
      const onCase = (count: number): void => {
        place.set([index, seed + round, count, Date.now()])
        // At once, since a case may end the process.
        writeSync(file, place, 0, place.byteLength, 0)
      }
      // oxlint-disable-next-line no-await-in-loop -- a fault ends it
      const result = await runBatch(area, seed + round, { path, onCase })
      process.send?.(result)
      if (result.fault !== undefined || path !== undefined || Date.now() >= until) return process.disconnect()
    }
  }
}

process.once('message', (task) => void work(task as Task))
