import { type Profiler, type Runtime, Session } from 'node:inspector/promises'

/** Where the time of a module run may go: parts by the path of the file that a function stands in, the first that fits. */
const parts: readonly [part: string, path: RegExp][] = [
  ['expressions', /\/src\/iml\//],
  ['the form', /\/src\/runtime\/form\//],
  ['preparing requests, reading answers', /\/src\/runtime\/request\//],
  ['steps, temp and log', /\/src\//],
  ['fetch and Node', /./],
]

/**
 * Returns the shares of the processor's time that the parts take while the work is done again and again, in percent, the largest first; time
 * in which nothing ran does not count.
 */
export async function sharesOf(
  work: () => Promise<unknown>,
  count: number,
): Promise<[part: string, percent: number][]> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 100 })
  await session.post('Profiler.start')
  for (let again = 0; again < count; again += 1) await work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  return shares(profile)
}

function shares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): [string, number][] {
  const partOf = new Map(nodes.map(({ id, callFrame }) => [id, partOfFrame(callFrame)]))
  const times = new Map<string, number>()
  let total = 0
  for (const [index, id] of samples.entries()) {
    const part = partOf.get(id)
    const time = timeDeltas[index] ?? 0
    if (part === undefined) continue
    times.set(part, (times.get(part) ?? 0) + time)
    total += time
  }
  return [...times]
    .map(([part, time]): [string, number] => [part, (time / total) * 100])
    .toSorted((a, b) => b[1] - a[1])
}

function partOfFrame({ functionName, url }: Runtime.CallFrame): string | undefined {
  if (functionName === '(idle)') return undefined
  if (functionName === '(garbage collector)') return 'clearing memory'
  return parts.find(([, path]) => path.test(url))?.[0] ?? 'fetch and Node'
}
