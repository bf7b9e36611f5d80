import type { Collection } from '../collection.ts'
import { plainCopy } from '../plain-copy.ts'
import type { ParameterSpec } from '../sections.ts'
import { fieldsOf, nestedOf } from './nested.ts'

/** Definitions do not change while an app runs, so what a field gives without a value is found out once, where it can be. */
const known = new WeakMap<ParameterSpec, Collection | undefined>()

/**
 * What a field of the type collection gives when it has no value: `read` finds it out. Forms have many such fields, which
 * are seldom all filled in, and most of them give the same each time.
 */
export function emptyOf(spec: ParameterSpec, read: () => Collection): Collection {
  const before = known.get(spec)
  if (before !== undefined) return plainCopy(before) as Collection
  const empty = read()
  if (!known.has(spec)) known.set(spec, isSteady(spec) && plainCopy(empty) !== undefined ? empty : undefined)
  return known.get(spec) === undefined ? empty : (plainCopy(empty) as Collection)
}

/** Whether nothing below a field depends on the values of the form: no expression says which fields are visible. */
function isSteady(spec: ParameterSpec): boolean {
  return [spec.spec, ...nestedOf(spec)].every((fields) =>
    fieldsOf(fields).every(
      (field) => typeof field === 'string' || (typeof field.visible !== 'string' && isSteady(field)),
    ),
  )
}
