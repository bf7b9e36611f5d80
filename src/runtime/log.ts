import { type Collection, isCollection, member } from './collection.ts'
import { type Mask, maskIn, maskPaths, maskSecrets, maskText } from './mask.ts'
import { encodePairs, type Pairs } from './request/query.ts'

/** A request as it was sent. `body` is the evaluated body before it was encoded, `bodyBytes` its size after that. */
export interface LoggedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly qs: unknown
  readonly body: unknown
  readonly bodyBytes: number
}

export interface LoggedResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /** The parsed body, or its text when it could not be parsed. */
  readonly body: unknown
}

/** One HTTP request and its answer; a redirect is an exchange of its own. */
export interface ExchangeEntry {
  readonly kind: 'exchange'
  /** Position of the request in the chain, from 0. */
  readonly step: number
  /** Absent when the definition has no `log.sanitize`: then Make hides the details of request and answer. */
  readonly request?: LoggedRequest
  /** Absent when there was no answer, and when details are hidden. */
  readonly response?: LoggedResponse
  /** Why there was no complete answer. */
  readonly error?: string
  readonly durationMs: number
}

/** Something that works here and may not do in Make what its author thinks. */
export interface WarningEntry {
  readonly kind: 'warning'
  readonly place: string
  readonly message: string
}

export type LogEntry = ExchangeEntry | WarningEntry

/**
 * An exchange while it happens: what is known so far, unmasked. Nothing in it is shared with the run, whose data may change
 * before the log is read.
 */
export interface OpenExchange {
  readonly kind: 'exchange'
  readonly step: number
  readonly mask: Mask
  readonly request: LoggedRequest
  response?: OpenResponse
  error?: string
  durationMs: number
}

export interface OpenResponse {
  readonly statusCode: number
  readonly headers: LoggedResponse['headers']
  /** Reads the body, anew each time. */
  body: () => unknown
}

/** The log of a run that is over. */
export interface ClosedLog {
  /** The log as Make's user may see it. It is masked when it is first read, which is seldom. */
  readonly entries: LogEntry[]
  /** Masks in another text what is masked in the log. */
  readonly conceal: (text: string) => string
}

/** Collects what happens during a run. Nothing leaves it before `close` has masked it. */
export class RunLog {
  readonly #events: (OpenExchange | WarningEntry)[] = []
  /** The template that is evaluated at the moment, for warnings that the expression language gives. */
  place = ''

  add(exchange: OpenExchange): void {
    this.#events.push(exchange)
  }

  /** Notes why the latest exchange has no complete answer. */
  failLast(message: string): void {
    const last = this.#events.findLast((event) => event.kind === 'exchange')
    if (last !== undefined) last.error = message
  }

  /** Notes a warning once, however often it occurs. */
  warn(place: string, message: string): void {
    const known = this.#events.some(
      (event) => event.kind === 'warning' && event.place === place && event.message === message,
    )
    if (!known) this.#events.push({ kind: 'warning', place, message })
  }

  /** What was noted until now. What an exchange that was given up still brings changes nothing in it. */
  close(): ClosedLog {
    const events = this.#events.map((event) => ({ ...event }))
    let masked: ClosedLog | undefined
    const read = (): ClosedLog => (masked ??= maskEvents(events))
    return {
      get entries() {
        return read().entries
      },
      conceal: (text) => read().conceal(text),
    }
  }
}

/** A sanitised value is masked wherever it appears, also in the exchanges of other steps. */
function maskEvents(events: readonly (OpenExchange | WarningEntry)[]): ClosedLog {
  const secrets = new Set<string>()
  const entries = events.map((event) => (event.kind === 'warning' ? event : maskExchange(event, secrets)))
  // A secret that holds another one must be looked for first.
  const longestFirst = new Set([...secrets].toSorted((one, other) => other.length - one.length))
  return {
    entries: secrets.size === 0 ? entries : entries.map((entry) => concealEntry(entry, longestFirst)),
    conceal: (text) => maskIn(text, longestFirst),
  }
}

function maskExchange(exchange: OpenExchange, secrets: Set<string>): ExchangeEntry {
  const { kind, step, durationMs, mask } = exchange
  const error = exchange.error === undefined ? {} : { error: exchange.error }
  if (mask.tree === undefined) return { kind, step, ...error, durationMs }
  const request: Collection = { ...exchange.request, url: urlText(exchange.request.url, mask.queryNames) }
  const open: Collection = { request }
  if (exchange.response !== undefined) open['response'] = { ...exchange.response, body: exchange.response.body() }
  const masked = maskPaths(open, mask.tree, secrets)
  return { kind, step, ...part('request', masked), ...part('response', masked), ...error, durationMs }
}

/** Half of an exchange; nothing when a path covers the whole of it. */
function part(name: 'request' | 'response', exchange: unknown): Pick<ExchangeEntry, 'request' | 'response'> {
  const half = member(exchange, name)
  return isCollection(half) ? { [name]: half } : {}
}

function concealEntry(entry: LogEntry, secrets: ReadonlySet<string>): LogEntry {
  if (entry.kind === 'warning') return { ...entry, message: maskIn(entry.message, secrets) }
  const { request, response } = entry
  return {
    ...entry,
    ...(request === undefined ? {} : { request: concealMembers(request, secrets) }),
    ...(response === undefined ? {} : { response: concealMembers(response, secrets) }),
  }
}

/** The members keep their names, which are ours, even if a secret reads the same. */
function concealMembers<Half extends object>(half: Half, secrets: ReadonlySet<string>): Half {
  const concealed: Collection = {}
  for (const [name, value] of Object.entries(half)) concealed[name] = maskSecrets(value, secrets)
  return concealed as Half
}

/** The address with the sanitised parameters of its query masked; it never holds user and password. */
function urlText(address: string, queryNames: readonly string[]): string {
  if (queryNames.length === 0 || !address.includes('?')) return address
  const url = new URL(address)
  if (url.search === '') return address
  const pairs: Pairs = [...url.searchParams].map(([name, value]) => [
    name,
    queryNames.includes(name.toLowerCase()) ? maskText : value,
  ])
  return `${url.origin}${url.pathname}?${encodePairs(pairs)}`
}
