import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { Analytics } from '@segment/analytics-node'
import { loadApp } from '../src/runtime/index.ts'
import type { Figure } from './measure.ts'

const writeKey = 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e'
const connection = { region: 'us', writeKey }

const events = Array.from({ length: 1000 }, (_, index) => ({
  userId: `019mr8mf4r-${index}`,
  event: 'Order Completed',
  properties: { order_id: `50314b8e-${index}`, currency: 'EUR', revenue: 39.95 },
}))

/** What arrived at the server: requests, and bytes with headers, as they came out of the sockets. */
interface Traffic {
  requests: number
  bytes: number
}

/** Runs `work` with the address of a server that answers as Segment does, and returns what arrived there. */
async function trafficOf(work: (host: string) => Promise<void>): Promise<Traffic> {
  const sockets: Socket[] = []
  let requests = 0
  const server = createServer((request, response) => {
    requests += 1
    request.resume()
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"success":true}')
    })
  })
  server.on('connection', (socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    return { requests, bytes: sockets.reduce((sum, { bytesRead }) => sum + bytesRead, 0) }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The generated app, with Segment's host replaced by another. */
const appAt = (host: string) =>
  loadApp('app', {
    fetch: (input, init) => fetch(host + new URL(input instanceof Request ? input.url : input).pathname, init),
  })

async function sendOneByOne(host: string): Promise<void> {
  const app = appAt(host)
  for (const { userId, event, properties } of events) {
    const { order_id, currency, revenue } = properties
    const customProperties = [{ name: 'order_id', type: 'text', value: order_id }]
    const parameters = { userId, event, currency, revenue, customProperties }
    // oxlint-disable-next-line no-await-in-loop -- as a scenario runs a module, bundle after bundle
    await app.runModule('track', { parameters, connection })
  }
}

async function sendBatch(host: string): Promise<void> {
  const parameters = { source: 'list', events: events.map((event) => ({ type: 'track', ...event })) }
  await appAt(host).runModule('sendBatch', { parameters, connection })
}

const byClient = (settings: { flushAt?: number }) => async (host: string) => {
  const client = new Analytics({ writeKey, host, ...settings })
  for (const event of events) client.track(event)
  await client.closeAndFlush()
}

const grouped = (number: number): string => number.toLocaleString('en-US')
const counted = (number: number, what: string): string => `${grouped(number)} ${what}${number === 1 ? '' : 's'}`
const shown = ({ requests, bytes }: Traffic): string => `${counted(requests, 'request')}, ${grouped(bytes)} bytes`

/**
 * Measures what 1,000 Track events cost, in operations of Make, requests and bytes: one event in each operation, all in one
 * operation, and as Segment's own client sends them, which knows no operations.
 */
export async function measureTraffic(): Promise<Figure[]> {
  const oneByOne = await trafficOf(sendOneByOne)
  const batch = await trafficOf(sendBatch)
  const byDefault = await trafficOf(byClient({}))
  const atOnce = await trafficOf(byClient({ flushAt: events.length }))
  const others = [oneByOne, byDefault, atOnce]
  const what = `${grouped(events.length)} events`
  const compared = (how: string, figure: string): Figure => ({ what: `${what}, ${how}`, figure, goal: '', met: true })
  return [
    {
      what: `${what}, a batch`,
      figure: `1 operation, ${shown(batch)}`,
      goal: '1 request, fewest bytes',
      met: batch.requests === 1 && others.every(({ bytes }) => bytes > batch.bytes),
    },
    compared('Track for each', `${counted(events.length, 'operation')}, ${shown(oneByOne)}`),
    compared('analytics-node, flushAt 15 (default)', shown(byDefault)),
    compared(`analytics-node, flushAt ${grouped(events.length)}`, shown(atOnce)),
  ]
}
