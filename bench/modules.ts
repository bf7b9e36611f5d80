import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Analytics } from '@segment/analytics-node'
import { loadApp } from '../src/runtime/index.ts'
import { awaitedRatePerSecond, type Figure, median } from './measure.ts'
import { sharesOf } from './profile.ts'

const writeKey = 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e'
const parameters = {
  event: 'Order Completed',
  userId: '019mr8mf4r',
  messageId: 'order-77',
  currency: 'EUR',
  revenue: 39.95,
  customProperties: [
    { name: 'order_id', type: 'text', value: '50314b8e' },
    { name: 'products', type: 'any', value: [{ sku: '45790-32', quantity: 2 }] },
  ],
}
const properties = {
  currency: 'EUR',
  revenue: 39.95,
  order_id: '50314b8e',
  products: [{ sku: '45790-32', quantity: 2 }],
}

/**
 * Measures Track runs per second over loopback against a bare fetch of the same bytes, and against Segment's own client.
 *
 * What is compared, and what is not: a run reads a form, evaluates ten steps and checks what Segment would refuse in silence; it
 * reads the answer, checks it and keeps a log. The fetch does nothing but send bytes that are there and
 * read the answer. The client checks little and never reads the answer. Both sides send through the same `fetch`, one request
 * at a time in the first measurement. In the second, all events are given at once, as the client answers late on purpose; it has
 * a server of its own, since the connections whose answers it leaves unread would otherwise be missing to those who come
 * after it.
 */
export async function measureModules(): Promise<Figure[]> {
  const ours = await startServer()
  const theirs = await startServer()
  try {
    let bytes = new Uint8Array()
    const app = loadApp('app', {
      fetch: (_input, init) => {
        if (bytes.length === 0 && init?.body instanceof Uint8Array) bytes = new Uint8Array(init.body)
        return fetch(`${ours.host}/v1/track`, init)
      },
    })
    const runModule = () => app.runModule('track', { parameters, connection: { region: 'us', writeKey } })
    await runModule()
    const headers = {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    }
    const bareFetch = async () =>
      (await fetch(`${ours.host}/v1/track`, { method: 'POST', headers, body: bytes })).json()
    const byClient = async (count: number) => {
      const client = new Analytics({ writeKey, host: theirs.host, flushAt: 1 })
      const start = performance.now()
      for (let again = 0; again < count; again += 1) {
        client.track({ event: parameters.event, userId: parameters.userId, properties })
      }
      await client.closeAndFlush()
      return (count / (performance.now() - start)) * 1000
    }
    const atOnce = async (count: number) => {
      const start = performance.now()
      await Promise.all(Array.from({ length: count }, runModule))
      return (count / (performance.now() - start)) * 1000
    }

    const rates = { bareFetch: [], runModule: [], byClient: [], atOnce: [] } as Record<string, number[]>
    const measurements = {
      bareFetch: () => awaitedRatePerSecond(bareFetch, 400),
      runModule: () => awaitedRatePerSecond(runModule, 400),
      byClient: () => byClient(400),
      atOnce: () => atOnce(400),
    }
    for (let round = 0; round < 12; round += 1) {
      // In turn, so that what slows the machine slows all; the first rounds warm up.
      for (const [name, measure] of Object.entries(measurements)) {
        // Nobody has to clear away what another one left.
        globalThis.gc?.()
        const rate = await measure()
        if (round > 1) rates[name]?.push(rate)
      }
    }
    const rateOf = (name: string) => median(rates[name] ?? [])
    const profile = await sharesOf(runModule, 2000)
    return [
      {
        what: 'Track runs per second',
        figure: Math.round(rateOf('runModule')).toLocaleString('en-US'),
        goal: '',
        met: true,
      },
      {
        what: 'where the time of a run goes',
        figure: profile.map(([part, percent]) => `${part} ${percent.toFixed(0)} %`).join(', '),
        goal: '',
        met: true,
      },
      ratio('module runs, against bare fetch', rateOf('runModule') / rateOf('bareFetch'), 0.75),
      ratio('module runs at once, against analytics-node', rateOf('atOnce') / rateOf('byClient'), 1),
    ]
  } finally {
    ours.stop()
    theirs.stop()
  }
}

async function startServer(): Promise<{ host: string; stop: () => void }> {
  const server = fork(new URL('server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  const [port] = (await once(server, 'message')) as [number]
  return { host: `http://127.0.0.1:${port}`, stop: () => server.disconnect() }
}

const ratio = (what: string, value: number, goal: number): Figure => ({
  what,
  figure: `${value.toFixed(2)} of its rate`,
  goal: `at least ${goal}`,
  met: value >= goal,
})
