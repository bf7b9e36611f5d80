import merge from 'lodash.merge'
import { type Collection, isCollection, typeName } from './collection.ts'
import { DataError } from './errors.ts'
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
  const values = block?.evaluate(scope)
  if (values === undefined || values === null) return
  if (!isCollection(values) || block === undefined) {
    throw new DataError(`${block?.place}: expected a collection, but found ${typeName(values)}.`)
  }
  merge(temp, values)
}
