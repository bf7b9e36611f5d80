import { type AppDefinition, createApp, type Environment, type ModuleInput } from '../../src/runtime/index.ts'
import type { Received } from './harness.ts'

/** A fetch that makes each answer of the request, and keeps the requests. Its bodies are JSON. */
export function answering(answer: (request: Received, index: number) => unknown): {
  fetch: typeof fetch
  requests: Received[]
} {
  const requests: Received[] = []
  const fake = async (input: unknown, init: RequestInit = {}): Promise<Response> => {
    const body = init.body instanceof Uint8Array ? Buffer.from(init.body).toString('utf8') : ''
    const request = {
      method: init.method ?? 'GET',
      url: String(input),
      headers: Object.fromEntries(new Headers(init.headers)),
      body,
    }
    requests.push(request)
    return Response.json(answer(request, requests.length - 1))
  }
  return { fetch: fake, requests }
}

export interface Feed {
  readonly type?: string
  readonly base?: unknown
  readonly common?: Record<string, unknown>
  readonly epoch?: unknown
  readonly input?: ModuleInput
  readonly environment?: Environment
}

/** An app with one module, `probe`, before such a service. */
export function appOn(api: unknown, answer: (request: Received, index: number) => unknown, feed: Feed = {}) {
  const { fetch, requests } = answering(answer)
  const { base, common, epoch } = feed
  const definition: AppDefinition = {
    ...(base === undefined ? {} : { base }),
    ...(common === undefined ? {} : { common }),
    modules: { probe: { type: feed.type ?? 'search', api, ...(epoch === undefined ? {} : { epoch }) } },
  }
  return { app: createApp(definition, { fetch, ...feed.environment }), requests }
}

/** Runs `probe` once. */
export async function runOn(api: unknown, answer: (request: Received, index: number) => unknown, feed: Feed = {}) {
  const { app, requests } = appOn(api, answer, feed)
  return { ...(await app.runModule('probe', feed.input)), requests }
}

/** The error that such a run ends with, and the requests until then. */
export async function failureOn(
  api: unknown,
  answer: (request: Received, index: number) => unknown,
  feed: Feed = {},
): Promise<any> {
  const { app, requests } = appOn(api, answer, feed)
  return app.runModule('probe', feed.input).then(
    ({ bundles }) => {
      throw new Error(`Expected an error, but got ${JSON.stringify(bundles)}`)
    },
    (error: unknown) => Object.assign(error as object, { requests }),
  )
}

/** The query of each request. */
export function queries(requests: readonly Received[]): string[] {
  return requests.map(({ url }) => new URL(url).search.slice(1))
}

/** `count` items with ids from `first` on. */
export function items(first: number, count: number): { id: number }[] {
  return Array.from({ length: count }, (_, index) => ({ id: first + index }))
}
