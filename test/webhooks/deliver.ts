import { createHmac } from 'node:crypto'
import { loadApp, MakeError } from '../../src/runtime/index.ts'

/** The generated app. */
export const app = loadApp('app', { now: new Date('2026-01-02T03:04:05.678Z') })

/** What the user of these tests filled in; both secrets are of the tests alone. */
export const withKey = { authentication: 'apiKey', apiKey: 'segment' }
export const withSecret = { authentication: 'sharedSecret', sharedSecret: 'correct horse' }

/** The header of Segment’s documentation: the API key `segment` with an empty password. */
export const basic = { authorization: 'Basic c2VnbWVudDo=' }
export const json = { 'content-type': 'application/json' }

/** What Segment puts into X-Signature for what it signs. */
export const signatureOf = (signed: unknown, secret = withSecret.sharedSecret): string =>
  createHmac('sha1', secret).update(JSON.stringify(signed)).digest('hex')

export interface Delivered {
  status: number
  message: unknown
  bundles: any[]
}

/** Delivers a body, text as it is and anything else as JSON, and runs the trigger with every item. */
export async function deliver(
  body: unknown,
  parameters: Record<string, unknown> = {},
  headers: Record<string, string> = basic,
  environment: Record<string, unknown> = {},
): Promise<Delivered> {
  const rawBody = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  const given = { ...withKey, ...parameters }
  const { respond, bundles } = await app.receive(
    'events',
    { headers: { ...json, ...headers }, rawBody },
    { parameters: given, environment },
  )
  const runs = await Promise.all(bundles.map((payload) => app.runModule('watchEvents', { payload })))
  const { message, ...others } = JSON.parse(respond.body) as Record<string, unknown>
  if (respond.headers['content-type'] !== 'application/json' || Object.keys(others).length > 0) {
    throw new Error(`The answer is not { "message" } as JSON: ${JSON.stringify(respond)}`)
  }
  return { status: respond.status, message, bundles: runs.flatMap((run) => run.bundles) }
}

/** As `deliver`, with the signature of the body in place of a key. */
export const deliverSigned = (body: unknown, signature: string): Promise<Delivered> =>
  deliver(body, withSecret, { 'x-signature': signature })

/** Delivers what Make's gateway refuses by itself, and returns the error. */
export async function refusedByGateway(
  body: string | Uint8Array,
  parameters: Record<string, unknown> = {},
): Promise<MakeError> {
  try {
    await deliver(body, parameters)
  } catch (error) {
    if (error instanceof MakeError) return error
    throw error
  }
  throw new Error('The delivery was read, but should have been refused.')
}

/** A bundle as a scenario shows it: dates as texts. */
export const shown = (bundle: unknown): any => JSON.parse(JSON.stringify(bundle))
