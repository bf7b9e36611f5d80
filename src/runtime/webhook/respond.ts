import { toNumber, toText } from '../../iml/index.ts'
import { isCollection, member, typeName } from '../collection.ts'
import { DataError, InvalidConfigurationError, UnsupportedError } from '../errors.ts'
import { encodeBody } from '../request/body.ts'
import { type Headers, mergeHeaders } from '../request/headers.ts'
import type { Scope } from '../scope.ts'
import { compileOptional, evaluateOptional, type Template } from '../template.ts'

/** What the sender of a delivery is answered. */
export interface HookResponse {
  readonly status: number
  /** By name in lower case. */
  readonly headers: Headers
  readonly body: string
}

/** `respond`, compiled. */
export interface RespondPlan {
  readonly place: string
  readonly type: Template | undefined
  readonly status: Template | undefined
  readonly headers: Template | undefined
  readonly body: Template | undefined
}

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['json', 'application/json'],
  ['urlencoded', 'application/x-www-form-urlencoded'],
  ['text', 'text/plain; charset=utf-8'],
])

const directives = new Set(['type', 'status', 'headers', 'body'])

/** What Make's gateway answers where the definition says nothing. */
export const accepted: HookResponse = {
  status: 200,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: 'Accepted',
}

/**
 * Compiles `respond`; undefined when it is not given.
 * https://developers.make.com/custom-apps-documentation/app-components/webhooks
 *
 * @throws InvalidConfigurationError when it is no collection, UnsupportedError for a directive that it does not have.
 */
export function compileRespond(respond: unknown, place: string): RespondPlan | undefined {
  if (respond === undefined || respond === null) return undefined
  if (!isCollection(respond)) {
    throw new InvalidConfigurationError(`${place}: expected a collection, but found ${typeName(respond)}.`)
  }
  for (const name of Object.keys(respond))
    if (!directives.has(name)) throw new UnsupportedError(name, `${place}.${name}`)
  const directive = (name: string): Template | undefined => compileOptional(member(respond, name), `${place}.${name}`)
  return {
    place,
    type: directive('type'),
    status: directive('status'),
    headers: directive('headers'),
    body: directive('body'),
  }
}

/**
 * The answer: status 200, type json and no body where the definition says nothing else.
 *
 * @throws DataError for headers or a body that cannot be sent, InvalidConfigurationError for an unknown type or status.
 */
export function responseOf(plan: RespondPlan, scope: Scope): HookResponse {
  const type = toText(evaluateOptional(plan.type, scope) ?? 'json')
  const contentType = contentTypes.get(type)
  if (contentType === undefined) {
    const known = [...contentTypes.keys()].join(', ')
    throw new InvalidConfigurationError(`${plan.place}.type: '${type}' is not a type of answer. Use ${known}.`)
  }
  const status = statusOf(plan, scope)
  const headers = mergeHeaders([evaluateOptional(plan.headers, scope)], plan.place)
  const encoded = encodeBody(evaluateOptional(plan.body, scope), type, 'POST', () => 0, plan.place)
  if (encoded !== undefined) headers['content-type'] ??= contentType
  return { status, headers, body: encoded?.bytes.toString('utf8') ?? '' }
}

function statusOf(plan: RespondPlan, scope: Scope): number {
  const given = evaluateOptional(plan.status, scope) ?? ''
  if (given === '') return 200
  const status = numberOf(given)
  if (Number.isInteger(status) && status >= 100 && status <= 999) return status
  throw new DataError(`${plan.place}.status: expected a status from 100 to 999, but found '${shown(given)}'.`)
}

function numberOf(value: unknown): number {
  try {
    return toNumber(value)
  } catch {
    return Number.NaN
  }
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 20) : typeName(value)
}
