import { setTimeout } from 'node:timers/promises'
import { Make, MakeError } from '@makehq/sdk'
import { DeployError } from '../error.ts'
import { createGate } from './gate.ts'
import { type Retry, waitBefore } from './retry.ts'
import type { Zone } from './zone.ts'

/** The editor of Make sends no more at once. */
const PARALLEL = 2
const TIMEOUT = 60_000
const EXACT = 'x-exact-text'

export const defaultRetry: Retry = { limit: 5, base: 1000, longest: 60_000, sleep: (time) => setTimeout(time) }

/** A refusal of Make, or its silence (status 0). */
export class RefusedError extends DeployError {
  readonly status: number
  /** Whether Make failed at something that may not simply be repeated: it may have been done all the same. */
  readonly isUnsettled: boolean

  constructor(message: string, status: number, method = 'GET') {
    super(message)
    this.status = status
    this.isUnsettled = status >= 500 && method === 'POST'
  }
}

/**
 * Make's own client, made careful: two requests at a time, bounded repetition, no redirects (they would take the key to another
 * host), texts of sections as they are, and refusals as sentences that say what to do and never hold the key.
 */
export class MakeClient extends Make {
  readonly #key: string
  readonly #retry: Retry
  readonly #gate = createGate(PARALLEL)
  readonly #exact = new WeakSet<Response>()
  #retryAfter: string | null = null

  constructor(key: string, zone: Zone, retry: Retry = defaultRetry) {
    super(key, zone.host)
    this.protocol = zone.protocol
    this.#key = key
    this.#retry = retry
  }

  override async fetch<Result>(...call: Parameters<Make['fetch']>): Promise<Result> {
    try {
      return await super.fetch<Result>(...call)
    } catch (error) {
      throw this.#explained(error, call[1]?.method ?? 'GET', call[0])
    }
  }

  /** Waits before something is tried again as a whole: as long as Make asked for last, or longer each time. */
  async pause(attempt: number): Promise<void> {
    const wait = waitBefore(attempt, { status: 429, retryAfter: this.#retryAfter, method: 'GET' }, this.#retry)
    await this.#retry.sleep(wait ?? this.#retry.longest)
  }

  /** The text that Make answers with, where `fetch` would parse JSON and lose comments and spaces. */
  async text(path: string): Promise<string> {
    return this.fetch<string>(path, { headers: { [EXACT]: 'yes' } })
  }

  protected override async handleRequest(url: string, options: RequestInit = {}): Promise<Response> {
    const { [EXACT]: exact, ...headers } = options.headers as Record<string, string>
    const method = options.method ?? 'GET'
    return this.#gate(async () => {
      for (let attempt = 0; ; attempt += 1) {
        const signal = AbortSignal.timeout(TIMEOUT)
        // Whoever waits for Make holds his place, which slows down the others too: that is what 429 asks for.
        // oxlint-disable-next-line no-await-in-loop
        const response = await fetch(url, { ...options, headers, signal, redirect: 'manual' })
        const { status } = response
        this.#retryAfter = response.headers.get('retry-after')
        const wait = waitBefore(attempt, { status, retryAfter: this.#retryAfter, method }, this.#retry)
        if (wait === undefined) return this.#checked(response, exact !== undefined)
        // oxlint-disable-next-line no-await-in-loop
        await Promise.all([response.body?.cancel(), this.#retry.sleep(wait)])
      }
    })
  }

  protected override async handleResponse<Result>(response: Response): Promise<Result> {
    if (this.#exact.has(response)) return (await response.text()) as Result
    return super.handleResponse<Result>(response)
  }

  #checked(response: Response, isExact: boolean): Response {
    const target = response.headers.get('location')
    if (response.status >= 300 && response.status < 400) throw new DeployError(this.#redirected(target))
    if (response.ok && response.headers.get('content-type')?.startsWith('text/html') === true) {
      throw new DeployError(`${this.zone} answers with a web page instead of Make's API. Check the zone.`)
    }
    if (isExact) this.#exact.add(response)
    return response
  }

  #redirected(target: string | null): string {
    const host =
      target !== null && URL.canParse(target, `https://${this.zone}`)
        ? new URL(target, `https://${this.zone}`).host
        : ''
    if (host === '' || host === this.zone)
      return `${this.zone} answers with a redirect instead of Make's API. Check the zone.`
    return `${this.zone} refers to ${host}. Set MAKE_ZONE=${host} if that is your Make: the key is not sent there by itself.`
  }

  #explained(error: unknown, method: string, path: string): DeployError {
    if (error instanceof DeployError) return error
    const request = `${method} ${path}`
    if (!(error instanceof MakeError)) return this.#unreachable(error, request)
    const { statusCode: status = 0 } = error
    const says = this.#without(error.message.replaceAll(/\s*\n\s*-?\s*/g, '; '))
    return new RefusedError(`${adviceOn(status, this.zone, path)} (${request}: ${status} ${says})`, status, method)
  }

  #unreachable(error: unknown, request: string): RefusedError {
    const { cause, code, name } = error as { cause?: { code?: string }; code?: string | number; name?: string }
    const reason = this.#without(String(cause?.code ?? (typeof code === 'string' ? code : name)))
    return new RefusedError(`${this.zone} does not answer: ${reason}. Check the zone and the network. (${request})`, 0)
  }

  #without(text: string): string {
    return text.replaceAll(this.#key, '*****')
  }
}

function adviceOn(status: number, zone: string, path: string): string {
  if (status === 401) {
    return `${zone} does not take the key in MAKE_API_KEY. Make one in that zone, with the scopes sdk-apps:read and sdk-apps:write.`
  }
  if (status === 403 && path.includes('/functions'))
    return 'Make lets few accounts write custom functions. Ask Make, or do without.'
  if (status === 403)
    return 'The key in MAKE_API_KEY may not do this. It needs the scopes sdk-apps:read and sdk-apps:write.'
  if (status === 429)
    return 'Make limits the number of requests, and did not accept this one after several attempts. Try again later.'
  if (status >= 500) return 'Make failed. Try again later.'
  return 'Make refused.'
}
