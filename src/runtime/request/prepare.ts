import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, setMember, typeName } from '../collection.ts'
import type { World } from '../environment.ts'
import { DataError, RuntimeError } from '../errors.ts'
import type { Mask } from '../mask.ts'
import type { Scope } from '../scope.ts'
import { type Signer, signerOf } from '../signing/index.ts'
import { evaluateOptional } from '../template.ts'
import { encodeBody } from './body.ts'
import { type Headers, mergeHeaders } from './headers.ts'
import type { RequestPlan } from './plan.ts'
import { encodePairs, pairsOf } from './query.ts'
import { timeoutOf } from './timeout.ts'
import { authorityOf } from './trust.ts'
import { resolveUrl } from './url.ts'

/** A request with everything evaluated. */
export interface PreparedRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly qs: unknown
  readonly body: unknown
  readonly bytes: Buffer | undefined
  readonly timeoutMs: number
  readonly gzip: boolean
  readonly followRedirects: boolean
  readonly followAllRedirects: boolean
  /** Certificates of the authority that the server's certificate has to be from; undefined for the usual ones. */
  readonly ca: string | undefined
  /** Signs the request each time it is sent. */
  readonly sign: Signer | undefined
  readonly mask: Mask
}

/**
 * Evaluates url, query, headers and body, in this order.
 *
 * @throws DataError, RuntimeError or InvalidConfigurationError when the definition gives something that cannot be sent.
 */
export function prepareRequest(plan: RequestPlan, scope: Scope, world: World): PreparedRequest {
  const url = addressOf(plan, scope)
  const qs = queryOf(plan, scope)
  if (qs !== undefined) url.search = encodePairs(pairsOf(qs, `${plan.place}.qs`))
  const headers = mergeHeaders(
    plan.headers.map((layer) => layer.evaluate(scope)),
    plan.place,
  )
  takeCredentials(url, headers)
  const method = methodOf(plan, scope)
  const type = textOr('json', evaluateOptional(plan.type, scope))
  const body = method === 'GET' || method === 'HEAD' ? undefined : evaluateOptional(plan.body, scope)
  const encoded = encodeBody(body, type, method, world.random, plan.place)
  if (encoded?.contentType !== undefined) headers['content-type'] ??= encoded.contentType
  return {
    method,
    url,
    headers,
    qs: qs ?? (url.search === '' ? {} : collectionOf(url.searchParams)),
    body,
    bytes: encoded?.bytes,
    timeoutMs: timeoutOf(evaluateOptional(plan.timeout, scope), scope.variables['common'], plan.place),
    gzip: plan.gzip,
    followRedirects: plan.followRedirects,
    followAllRedirects: plan.followAllRedirects,
    ca: authorityOf(evaluateOptional(plan.ca, scope), `${plan.place}.ca`),
    sign: plan.signing === undefined ? undefined : signerOf(plan.signing, scope, world),
    mask: plan.mask,
  }
}

function addressOf(plan: RequestPlan, scope: Scope): URL {
  const url = textOr('', plan.url.evaluate(scope))
  if (url === '') throw new RuntimeError(`${plan.url.place}: the URL is empty after its expressions are evaluated.`)
  try {
    return resolveUrl(url, textOr('', evaluateOptional(plan.baseUrl, scope)), plan.encodeUrl)
  } catch (error) {
    throw error instanceof RuntimeError ? new RuntimeError(`${plan.url.place}: ${error.message}`) : error
  }
}

/** The merged query, or undefined when no directive gives one: then the url keeps its own. */
function queryOf(plan: RequestPlan, scope: Scope): Collection | undefined {
  let merged: Collection | undefined
  for (const layer of plan.qs) {
    const value = layer.evaluate(scope)
    if (value === undefined || value === null) continue
    if (!isCollection(value)) {
      throw new DataError(`${layer.place}: expected a collection, but found ${typeName(value)}.`)
    }
    merged ??= {}
    for (const [name, one] of Object.entries(value)) setMember(merged, name, one)
  }
  return merged
}

function methodOf(plan: RequestPlan, scope: Scope): string {
  const method = textOr('GET', evaluateOptional(plan.method, scope)).toUpperCase()
  if (/^[A-Z]+$/.test(method) && !['CONNECT', 'TRACE', 'TRACK'].includes(method)) return method
  throw new RuntimeError(`${plan.place}.method: '${method.slice(0, 20)}' is not a method that can be sent.`)
}

/** User and password in the address become a Basic header, unless the definition gives that header itself. */
function takeCredentials(url: URL, headers: Headers): void {
  if (url.username === '' && url.password === '') return
  const pair = `${unescaped(url.username)}:${unescaped(url.password)}`
  headers['authorization'] ??= `Basic ${Buffer.from(pair).toString('base64')}`
  url.username = ''
  url.password = ''
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A query as a collection; a name that comes more than once has a list. */
export function collectionOf(pairs: URLSearchParams): Collection {
  const query: Collection = {}
  for (const name of new Set(pairs.keys())) {
    const values = pairs.getAll(name)
    setMember(query, name, values.length === 1 ? values[0] : values)
  }
  return query
}

function textOr(fallback: string, value: unknown): string {
  return value === undefined || value === null || value === '' ? fallback : toText(value)
}
