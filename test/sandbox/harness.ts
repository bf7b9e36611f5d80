import { afterAll, afterEach, beforeAll } from 'vitest'
import { type Sandbox, sandboxDefaults, type SandboxOptions, startSandbox } from '../../src/sandbox/index.ts'

export const [us, eu] = sandboxDefaults.sources
export const { ramen: organization, tokens } = sandboxDefaults
export const usHost = 'https://api.segment.io'
export const euHost = 'https://events.eu1.segmentapis.com'

/** The second in which every test takes place, as epoch seconds and as text. */
export const nowSeconds = 1_460_000_000
export const nowText = '2016-04-07T03:33:20.000Z'

/** A sandbox for the tests of one file; every test begins with nothing recorded. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined
  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => nowSeconds * 1000, ...options })
  })
  afterEach(() => sandbox?.reset())
  afterAll(async () => sandbox?.stop())
  return () => {
    if (sandbox === undefined) throw new Error('The sandbox has not started yet.')
    return sandbox
  }
}

/** An Authorization header; Segment and Ramen both take a key, a colon and no password. */
export function basic(key: string): string {
  return `Basic ${Buffer.from(`${key}:`).toString('base64')}`
}

export function base64(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64')
}

/** A POST of JSON, or of text as it is. */
export function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

export interface Answer {
  readonly status: number
  readonly json: unknown
}

/** Status and JSON of an answer; null for an empty body. */
export async function answer(response: Promise<Response>): Promise<Answer> {
  const { status, text } = await read(response)
  return { status, json: text === '' ? null : (JSON.parse(text) as unknown) }
}

async function read(response: Promise<Response>): Promise<{ status: number; text: string }> {
  const settled = await response
  return { status: settled.status, text: await settled.text() }
}

/** Sends a message to Segment's US host with the key of the US source. */
export async function send(sandbox: Sandbox, call: string, body: unknown, key: string = us.writeKey): Promise<Answer> {
  return answer(sandbox.fetch(`${usHost}/v1/${call}`, post(body, { authorization: basic(key) })))
}

/** Sends a direct message to Ramen. */
export async function sendDirect(
  sandbox: Sandbox,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const authorization = basic(organization.apiKey)
  return answer(sandbox.fetch(sandbox.ramenEndpoint, post(body, { authorization, ...headers })))
}
