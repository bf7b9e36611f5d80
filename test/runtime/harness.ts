import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  type AppDefinition,
  createApp,
  type Environment,
  type ExchangeEntry,
  type LogEntry,
} from '../../src/runtime/index.ts'

/** An answer of the fake service: a body alone, an answer in parts, or a failure. */
export type Answer = { status?: number; headers?: Record<string, string>; body?: unknown } | Error

/** A request as it reached the fake service. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

/** A fetch that gives the answers in turn and keeps what it was asked. */
export function service(...answers: Answer[]): { fetch: typeof fetch; requests: Received[] } {
  const requests: Received[] = []
  const fake = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const body = init.body instanceof Uint8Array ? Buffer.from(init.body).toString('utf8') : ''
    const headers = Object.fromEntries(new Headers(init.headers))
    requests.push({ method: init.method ?? 'GET', url: String(input), headers, body })
    const answer = answers[requests.length - 1] ?? {}
    if (answer instanceof Error) throw answer
    return responseOf(answer)
  }
  return { fetch: fake, requests }
}

function responseOf({ status = 200, headers, body }: Exclude<Answer, Error>): Response {
  if (body === undefined) return new Response(null, { status, headers: headers ?? {} })
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const type = raw ? {} : { 'content-type': 'application/json; charset=utf-8' }
  return new Response(raw ? body : JSON.stringify(body), { status, headers: headers ?? type })
}

export interface Scenario {
  readonly base?: unknown
  readonly answers?: readonly Answer[]
  readonly parameters?: Record<string, unknown>
  readonly connection?: Record<string, unknown>
  readonly type?: string
  readonly expect?: unknown
  readonly common?: Record<string, unknown>
  readonly functions?: AppDefinition['functions']
  readonly environment?: Environment
}

/** Runs a module with this communication against a service that gives `answers`. */
export async function run(
  api: unknown,
  scenario: Scenario = {},
): Promise<{ bundles: Record<string, unknown>[]; log: LogEntry[]; requests: Received[] }> {
  const { fetch, requests } = service(...(scenario.answers ?? []))
  const app = createApp(definitionOf(api, scenario), { fetch, ...scenario.environment })
  const result = await app.runModule('probe', {
    parameters: scenario.parameters ?? {},
    connection: scenario.connection ?? {},
  })
  return { ...result, requests }
}

/** The error that such a run ends with, and what had been requested until then. */
export async function failure(api: unknown, scenario: Scenario = {}): Promise<any> {
  return run(api, scenario).then(
    ({ bundles }) => {
      throw new Error(`Expected an error, but got ${JSON.stringify(bundles)}`)
    },
    (error: unknown) => error,
  )
}

/** The single request that a module with this communication sends. */
export async function sent(api: Record<string, unknown>, scenario: Scenario = {}): Promise<Received> {
  const { requests } = await run({ url: 'https://api.test/', ...api }, { answers: [{ body: {} }], ...scenario })
  const [request] = requests
  if (request === undefined || requests.length !== 1) throw new Error(`Expected one request, got ${requests.length}`)
  return request
}

function definitionOf(api: unknown, scenario: Scenario): AppDefinition {
  const { base, common, functions, expect } = scenario
  return {
    ...(base === undefined ? {} : { base }),
    ...(common === undefined ? {} : { common }),
    ...(functions === undefined ? {} : { functions }),
    modules: {
      probe: { type: scenario.type ?? 'action', api, ...(expect === undefined ? {} : { expect: expect as [] }) },
    },
  }
}

/** The exchanges of a log, without its warnings. */
export function exchanges(log: readonly LogEntry[]): ExchangeEntry[] {
  return log.filter((entry) => entry.kind === 'exchange')
}

/** Serves on a free port of 127.0.0.1 while `work` runs. */
export async function withServer<Result>(
  listener: RequestListener,
  work: (origin: string) => Promise<Result>,
): Promise<Result> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  try {
    return await work(`http://127.0.0.1:${port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
}
