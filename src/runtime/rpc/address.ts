import { parse as parseQuery } from 'node:querystring'
import { ImlError, split, toText } from '../../iml/index.ts'
import { type Collection, setMember } from '../collection.ts'
import { DataError } from '../errors.ts'
import { wellFormed } from '../request/url.ts'
import type { Scope } from '../scope.ts'
import { compileTemplate } from '../template.ts'

const scheme = 'rpc://'

/** What `rpc://name?key=value` names. */
export interface RpcAddress {
  readonly name: string
  /** Texts; a list of them where a key is repeated. */
  readonly query: Collection
}

/** Whether a value of a form is the address of an RPC. */
export function isAddress(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(scheme)
}

/**
 * Reads an address. Expressions in it see the values of the form; what they yield is text, and cannot end the value it is in.
 * https://developers.make.com/custom-apps-documentation/app-components/rpcs
 *
 * @throws DataError when an expression fails.
 */
export function readAddress(address: string, scope: Scope, place: string): RpcAddress {
  const filled = fill(address.slice(scheme.length), scope, place)
  const queryStart = filled.indexOf('?')
  const name = queryStart === -1 ? filled : filled.slice(0, queryStart)
  const query: Collection = {}
  if (queryStart !== -1) {
    for (const [key, value] of Object.entries(parseQuery(filled.slice(queryStart + 1)))) setMember(query, key, value)
  }
  return { name, query }
}

function fill(text: string, scope: Scope, place: string): string {
  if (!text.includes('{{')) return text
  return piecesOf(text, place)
    .map((piece) => {
      if (piece.type === 'text') return piece.source
      const value = compileTemplate(`{{${piece.source}}}`, place).evaluate(scope)
      return encodeURIComponent(wellFormed(toText(value)))
    })
    .join('')
}

function piecesOf(text: string, place: string): ReturnType<typeof split> {
  try {
    return split(text)
  } catch (error) {
    throw error instanceof ImlError ? new DataError(`${place}: ${error.message}`) : error
  }
}
