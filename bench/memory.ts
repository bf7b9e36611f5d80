import { loadApp } from '../src/runtime/index.ts'
import type { Figure } from './measure.ts'

const runs = 100_000
const allowedGrowth = 5

const usedMegabytes = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

const answer = () =>
  Promise.resolve(new Response('{"success":true}', { headers: { 'content-type': 'application/json' } }))

/** Measures how much the heap grows over 100,000 module runs, after the first 10,000; needs `--expose-gc`. */
export async function measureMemory(): Promise<Figure[]> {
  if (!globalThis.gc) throw new Error('Run node with --expose-gc: without it the heap cannot be read at rest.')
  const app = loadApp('app', { fetch: answer })
  const connection = { region: 'us', writeKey: 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e' }
  const run = (number: number) =>
    app.runModule('track', { parameters: { event: `Event ${number}`, userId: `u-${number}` }, connection })
  for (let number = 0; number < runs / 10; number += 1) await run(number)
  const before = usedMegabytes()
  for (let number = 0; number < runs; number += 1) await run(number)
  const growth = usedMegabytes() - before
  return [
    {
      what: `heap growth over ${runs.toLocaleString('en-US')} runs`,
      figure: `${growth.toFixed(1)} MB`,
      goal: `at most ${allowedGrowth} MB`,
      met: growth <= allowedGrowth,
    },
  ]
}
