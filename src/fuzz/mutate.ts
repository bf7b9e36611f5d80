import * as fc from 'fast-check'
import { expression } from './expressions.ts'
import { json, name } from './values.ts'

/** One change to a JSON value. `at` and `other` choose a place, counted through all places there are. */
export interface Mutation {
  readonly at: number
  readonly other: number
  readonly how: 'replace' | 'remove' | 'copy' | 'rename' | 'wrap' | 'express' | 'add'
  readonly name: string
  readonly value: unknown
  readonly template: string
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  other: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'copy', 'rename', 'wrap', 'express', 'add'),
  name: fc.oneof(
    name,
    fc.constantFrom(
      'url',
      'method',
      'body',
      'qs',
      'headers',
      'type',
      'response',
      'output',
      'iterate',
      'temp',
      'condition',
    ),
    fc.constantFrom(
      'pagination',
      'repeat',
      'valid',
      'error',
      'limit',
      'wrapper',
      'trigger',
      'log',
      'aws',
      'oauth',
      'ca',
    ),
    fc.constantFrom(
      'spec',
      'nested',
      'options',
      'validate',
      'required',
      'multiple',
      'tags',
      'visible',
      'timeout',
      'data',
    ),
  ),
  value: fc.oneof(
    json,
    fc.constantFrom<unknown>(
      'rpc://options',
      'rpc://fields',
      '{{body}}',
      '{{item}}',
      '{{temp}}',
      'multipart/form-data',
      'xml',
    ),
  ),
  template: expression.map((inner) => `{{${inner}}}`),
})

interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly key: string
}

/** A copy of a JSON value with changes made to it, one after the other. */
export function mutated(value: unknown, mutations: readonly Mutation[]): unknown {
  const root = { value: structuredClone(value) }
  for (const one of mutations) {
    const places = placesIn(root)
    const place = places[one.at % places.length]
    const other = places[one.other % places.length]
    if (place !== undefined && other !== undefined) change(place, one, other)
  }
  return root.value
}

/** Where values stand, the outermost first. */
function placesIn(holder: Place['holder']): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === 'object' && value !== null ? placesIn(value as Place['holder']) : []),
  ])
}

function change(place: Place, { how, name: key, value, template }: Mutation, other: Place): void {
  const old = valueAt(place)
  if (how === 'remove') return remove(place)
  if (how === 'rename') {
    if (!Array.isArray(place.holder)) remove(place)
    return put({ ...place, key }, old)
  }
  if (how === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old)) {
    return put({ holder: old as Record<string, unknown>, key }, structuredClone(value))
  }
  const replacement = { replace: value, add: value, copy: valueAt(other), wrap: [old, old], express: template }[how]
  put(place, structuredClone(replacement))
}

function valueAt({ holder, key }: Place): unknown {
  return Object.getOwnPropertyDescriptor(holder, key)?.value
}

function put({ holder, key }: Place, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) holder.push(value)
  else Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true })
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else Reflect.deleteProperty(holder, key)
}
