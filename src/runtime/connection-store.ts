import { toDate, toText } from '../iml/index.ts'
import { type Collection, isCollection, member, setMember, typeName } from './collection.ts'
import { DataError } from './errors.ts'
import type { Scope } from './scope.ts'
import { compileOptional, evaluateOptional, type Template } from './template.ts'

/** What an answer says about its connection, beside the data that modules see. */
export interface ConnectionFacts {
  /** What is shown in brackets after the connection's name. */
  readonly metadata?: { readonly type: string; readonly value: string }
  /** The account's id at the service. */
  readonly uid?: string
  /** When the user has to authorize the connection anew: at the end of the refresh token, not of the access token. */
  readonly expires?: Date
  /** What the service granted. */
  readonly scope?: readonly string[]
}

/** The directives of a connection's response that store something, compiled. */
export interface StorePlan {
  readonly data: Template | undefined
  readonly metadata: Template | undefined
  readonly uid: Template | undefined
  readonly expires: Template | undefined
  readonly scope: Template | undefined
}

/** Reads `data`, `metadata`, `uid`, `expires` and `scope` of a response. */
export function compileStore(response: unknown, place: string): StorePlan {
  const directive = (key: string): Template | undefined => compileOptional(member(response, key), `${place}.${key}`)
  return {
    data: directive('data'),
    metadata: directive('metadata'),
    uid: directive('uid'),
    expires: directive('expires'),
    scope: directive('scope'),
  }
}

/**
 * Evaluates what a response stores. Its `data` goes into the given collection, name by name; undefined leaves a value
 * as it is, so that an answer without a new refresh token keeps the old one.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/oauth2
 *
 * @throws DataError when `data` is no collection or `expires` no date.
 */
export function storeInto(data: Collection, plan: StorePlan, scope: Scope): ConnectionFacts {
  const stored = evaluateOptional(plan.data, scope) ?? {}
  if (!isCollection(stored)) {
    throw new DataError(`${plan.data?.place}: expected a collection, but found ${typeName(stored)}.`)
  }
  for (const [name, value] of Object.entries(stored)) if (value !== undefined) setMember(data, name, value)
  const metadata = metadataOf(evaluateOptional(plan.metadata, scope))
  const uid = given(evaluateOptional(plan.uid, scope))
  const expires = given(evaluateOptional(plan.expires, scope))
  const granted = scopeList(evaluateOptional(plan.scope, scope))
  return {
    ...(metadata === undefined ? {} : { metadata }),
    ...(uid === undefined ? {} : { uid: toText(uid) }),
    ...(expires === undefined ? {} : { expires: toDate(expires, scope.iml.timezone) }),
    ...(granted.length === 0 ? {} : { scope: granted }),
  }
}

/** A list of scopes, or a text of them with spaces or commas between; services use both. */
export function scopeList(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map((one) => toText(one)) : toText(value ?? '').split(/[\s,]+/)
  return [...new Set(parts.filter((part) => part !== ''))]
}

function metadataOf(metadata: unknown): { type: string; value: string } | undefined {
  const value = given(member(metadata, 'value'))
  return value === undefined ? undefined : { type: toText(member(metadata, 'type') ?? 'text'), value: toText(value) }
}

/** Undefined for what counts as empty. */
function given(value: unknown): unknown {
  return value === null || value === '' ? undefined : value
}
