import merge from 'lodash.merge'
import { type Collection, isCollection, typeName } from './collection.ts'
import { DataError } from './errors.ts'
import { plainCopy } from './plain-copy.ts'
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
  for (const name of Object.keys(values)) mergeMember(temp, name, values[name], block.place)
}

/** What is new and plain is only copied: most members are, and the library looks for circles and classes in each of them. */
function mergeMember(temp: Collection, name: string, value: unknown, place: string): void {
  if (value !== undefined && name !== '__proto__') {
    const fresh = typeof value !== 'object' || value === null || !(name in temp)
    const copy = fresh ? plainCopy(value) : undefined
    if (copy !== undefined) {
      temp[name] = copy
      return
    }
  }
  const member = Object.fromEntries([[name, value]])
  refuseLengths(temp, member, place)
  merge(temp, member)
}

/** Levels that are searched; deeper ones come from values that hold themselves. */
const maxDepth = 50

/** A member called `length` that is merged into a list would stretch it to any size. */
function refuseLengths(onto: unknown, value: unknown, place: string, depth = 0): void {
  if (!isObject(onto) || !isObject(value) || depth === maxDepth) return
  if (Array.isArray(onto) && !Array.isArray(value) && Object.hasOwn(value, 'length')) {
    throw new DataError(`${place}: a collection with the name 'length' cannot be merged into a list.`)
  }
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(onto, name)) refuseLengths(onto[name], value[name], place, depth + 1)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
