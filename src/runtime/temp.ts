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
 * @throws DataError when an expression fails or the block gives no collection.
 */
export function updateTemp(block: Template | undefined, scope: Scope, temp: Collection): void {
  if (block === undefined) return
  const values = block.evaluate(scope)
  if (values === undefined || values === null) return
  if (!isCollection(values)) {
    throw new DataError(`${block.place}: expected a collection, but found ${typeName(values)}.`)
  }
  for (const name of Object.keys(values)) mergeMember(temp, name, values[name])
}

/** What is new and plain is only copied: most members are, and the library looks for circles and classes in each of them. */
function mergeMember(temp: Collection, name: string, value: unknown): void {
  if (value !== undefined && name !== '__proto__') {
    const fresh = typeof value !== 'object' || value === null || !(name in temp)
    const copy = fresh ? plainCopy(value) : undefined
    if (copy !== undefined) {
      temp[name] = copy
      return
    }
  }
  merge(temp, Object.fromEntries([[name, value]]))
}
