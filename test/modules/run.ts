import nock from 'nock'
import { loadApp, MakeError } from '../../src/runtime/index.ts'

/** Write keys of Segment have 32 characters. */
export const writeKey = 'k9TrNRXqEGNCzJfPs7mWvUb2hLdYoA4e'

/** Another source's. */
export const otherKey = 'Zq3xWc8vBn1mLk6jHg5fDs9aPoIuYtRe'

/** The time at which every run of these tests happens. */
export const now = new Date('2026-01-02T03:04:05.678Z')

/** The generated app. A request is given up at once instead of after Make's 40 seconds. */
export const app = loadApp('app', { now, sleep: () => new Promise((resolve) => setTimeout(resolve, 50)) })

/** The generated app at another time. */
export const loadedAt = (time: Date) => loadApp('app', { now: time })

/** What Segment or Ramen received. */
export interface Received {
  url: string
  headers: Record<string, string>
  body: any
}

type Answer = { status?: number; body?: nock.Body; headers?: Record<string, string>; error?: Error; delay?: number }

/** Announces one request to `origin` and returns the list that it will be found in. */
export function receive(origin: string, path: string, answer: Answer = {}, method = 'POST'): Received[] {
  const received: Received[] = []
  const { status = 200, headers = {}, error, delay = 0 } = answer
  const interceptor = nock(origin).intercept(path, method).delay(delay)
  if (error) {
    interceptor.replyWithError(error)
    return received
  }
  interceptor.reply(function reply(uri, body) {
    received.push({ url: origin + uri, headers: { ...this.req.headers }, body })
    return [status, answer.body ?? { success: true }, headers]
  })
  return received
}

/** Announces one request to Segment's tracking API in the US. */
export const receiveAtSegment = (path: string, answer?: Answer): Received[] =>
  receive('https://api.segment.io', path, answer)

/** Runs a module of the generated app and returns its only bundle. */
export async function run(
  module: string,
  parameters: Record<string, unknown>,
  connection: Record<string, unknown> = {},
) {
  const result = await app.runModule(module, { parameters, connection: { region: 'us', writeKey, ...connection } })
  return { bundle: result.bundles[0] as any, log: result.log }
}

/** Runs a module that must stop, and returns its error. */
export async function fail(
  module: string,
  parameters: Record<string, unknown>,
  connection: Record<string, unknown> = {},
): Promise<MakeError> {
  try {
    await run(module, parameters, connection)
  } catch (error) {
    if (error instanceof MakeError) return error
    throw error
  }
  throw new Error(`${module} gave a bundle, but should have stopped with an error.`)
}

/** Runs a module against Segment and returns the message that it sent. */
export async function sent(module: string, parameters: Record<string, unknown>, connection?: Record<string, unknown>) {
  const received = receiveAtSegment(`/v1/${module}`)
  await run(module, parameters, connection)
  return received[0]?.body
}

/** The modules that send one message, each with the least that it needs. */
export const least: Record<string, Record<string, unknown>> = {
  identify: { userId: 'u-1' },
  track: { userId: 'u-1', event: 'Order Completed' },
  page: { userId: 'u-1' },
  screen: { userId: 'u-1' },
  group: { userId: 'u-1', groupId: 'g-1' },
  alias: { userId: 'u-1', previousId: 'a-1' },
}

/** The two senders that differ most. The six share a chain, so what is the same in all need not be tried with each. */
export const unlike = { alias: least['alias']!, track: least['track']! }

/** Those whose messages Ramen takes. */
export const ofRamen = Object.entries(least).filter(([module]) => module !== 'screen' && module !== 'alias')

/** What every message says of its sender. */
export const library = { name: 'segment-app-for-make', version: '1.0.0' }
