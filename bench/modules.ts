import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Analytics } from '@segment/analytics-node'
import { loadApp } from '../src/runtime/index.ts'
import { awaitedRatePerSecond, type Figure, median } from './measure.ts'

const writeKey = 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e'
const parameters = {
  event: 'Order Completed',
  userId: '019mr8mf4r',
  messageId: 'order-77',
  currency: 'EUR',
  revenue: 39.95,
  customProperties: [
    { name: 'order_id', type: 'text', value: '50314b8e' },
    { name: 'products', type: 'json', value: '[{"sku": "45790-32", "quantity": 2}]' },
  ],
}
const properties = {
  currency: 'EUR',
  revenue: 39.95,
  order_id: '50314b8e',
  products: [{ sku: '45790-32', quantity: 2 }],
}

/** Measures Track runs per second over loopback against a bare fetch of the same bytes, and against Segment's own client. */
export async function measureModules(): Promise<Figure[]> {
  const server = fork(new URL('server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  try {
    const [port] = (await once(server, 'message')) as [number]
    const host = `http://127.0.0.1:${port}`
    let bytes = new Uint8Array()
    const app = loadApp('app', {
      fetch: (_input, init) => {
        if (init?.body instanceof Uint8Array) bytes = new Uint8Array(init.body)
        return fetch(`${host}/v1/track`, init)
      },
    })
    const runModule = () => app.runModule('track', { parameters, connection: { region: 'us', writeKey } })
    await runModule()
    const headers = {
      authorization: `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    }
    const bareFetch = async () => (await fetch(`${host}/v1/track`, { method: 'POST', headers, body: bytes })).json()
    /** The client answers late on purpose, so it gets all events at once; ours get the same. */
    const byClient = async (count: number) => {
      const client = new Analytics({ writeKey, host, flushAt: 1 })
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

    const rates = { runModule: [], bareFetch: [], byClient: [], atOnce: [] } as Record<string, number[]>
    for (let round = 0; round < 6; round += 1) {
      // In turn, so that what slows the machine slows all; the first round warms up.
      const measured = {
        bareFetch: await awaitedRatePerSecond(bareFetch, 400, 1),
        runModule: await awaitedRatePerSecond(runModule, 400, 1),
        byClient: await byClient(400),
        atOnce: await atOnce(400),
      }
      if (round > 0) for (const [name, rate] of Object.entries(measured)) rates[name]?.push(rate)
    }
    const rateOf = (name: string) => median(rates[name] ?? [])
    return [
      {
        what: 'Track runs per second',
        figure: Math.round(rateOf('runModule')).toLocaleString('en-US'),
        goal: '',
        met: true,
      },
      ratio('module runs, against bare fetch', rateOf('runModule') / rateOf('bareFetch'), 0.7),
      ratio('module runs at once, against analytics-node', rateOf('atOnce') / rateOf('byClient'), 1),
    ]
  } finally {
    server.disconnect()
  }
}

const ratio = (what: string, value: number, goal: number): Figure => ({
  what,
  figure: `${value.toFixed(2)} of its rate`,
  goal: `at least ${goal}`,
  met: value >= goal,
})
