import { type Collection, isCollection, typeName } from './collection.ts'
import { DataError } from './errors.ts'
import { type Scope } from './scope.ts'
import type { Template } from './template.ts'

/**
 * Evaluates a `temp` block and merges it into the run's variables. All its expressions see the state before the block.
 * Collections merge at every depth, lists index by index (a shorter one leaves the old tail), undefined changes nothing.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/temp
 *
 * @throws DataError when an expression fails, the block gives no collection, or a member called `length` meets a list.
 */
export function updateTemp(block: Template | undefined, scope: Scope, temp: Collection): void {
  if (block === undefined) return
  const values = block.evaluate(scope)
  if (values === undefined || values === null) return
  if (!isCollection(values)) {
    throw new DataError(`${block.place}: expected a collection, but found ${typeName(values)}.`)
  }
  mergeInto(temp, values, block.place)
}

/** Lays the members of one value over those of another, which belongs to this merge alone. */
function mergeInto(target: Collection | unknown[], values: object, place: string): void {
  const members = target as Collection
  for (const name of Object.keys(values)) {
    const value = (values as Collection)[name]
    if (value === undefined || name === '__proto__') continue
    members[name] = Object.hasOwn(members, name) ? merged(members[name], value, place) : value
  }
}

/**
 * One value over another. Neither is changed, as both may stand elsewhere, too: in the parameters, in an answer, or under
 * another name in `temp`. Without collections or lists on both sides the new value takes the place of the old one.
 */
function merged(old: unknown, value: unknown, place: string): unknown {
  const isList = Array.isArray(value)
  if (old === value || !(isList || isCollection(value))) return value
  if (Array.isArray(old)) {
    // It would stretch the list to any size.
    if (!isList && Object.hasOwn(value, 'length')) {
      throw new DataError(`${place}: a collection with the name 'length' cannot be merged into a list.`)
    }
    const list: unknown[] = Object.assign([], old)
    mergeInto(list, value, place)
    return list
  }
  if (isList || !isCollection(old)) return value
  const collection = { ...old }
  mergeInto(collection, value, place)
  return collection
}
