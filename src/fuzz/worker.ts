import { openSync, writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { areaNames, areasFor } from './areas.ts'
import { runBatch } from './batch.ts'
import type { Task } from './campaign.ts'

/** Tries one seed after the other, in each area, until the time is over or a fault is found. */
async function work({ folders, seed, path, until, only, note }: Task): Promise<void> {
  const file = openSync(note, 'w')
  const place = new Float64Array(4)
  const areas = areasFor(folders, only === undefined ? areaNames : [only])
  for (let round = 0; ; round += 1) {
    for (const area of areas) {
      const onCase = (count: number): void => {
        place.set([areaNames.indexOf(area.name), seed + round, count, Date.now()])
        // At once, since a case may end the process.
        writeSync(file, place, 0, place.byteLength, 0)
      }
      // oxlint-disable-next-line no-await-in-loop -- else nothing is heard from outside
      await setImmediate()
      // oxlint-disable-next-line no-await-in-loop -- a fault ends it
      const result = await runBatch(area, seed + round, { path, onCase })
      process.send?.(result)
      if (result.fault !== undefined || path !== undefined || Date.now() >= until) return process.disconnect()
    }
  }
}

// Nobody is told any more: the command was stopped.
process.once('disconnect', () => process.exit())
process.once('message', (task) => void work(task as Task))
