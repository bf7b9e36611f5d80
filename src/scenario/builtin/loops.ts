import { toArray, toNumber } from '../../iml/index.ts'
import { type Collection, isCollection, member, setMember } from '../../runtime/collection.ts'
import { DataError } from '../../runtime/index.ts'
import type { BuiltIn } from './index.ts'

/** Bundles that Make's repeater gives at most. https://help.make.com/flow-control */
const maxRepeats = 10_000

/**
 * The iterator: one bundle for each item of a list. A collection gives its members, anything else `value`; each bundle knows its
 * position, from 1, and how many there are. https://help.make.com/iterator
 */
export const iterator: BuiltIn = {
  label: 'Iterator',
  compile: () => ({
    kind: 'action',
    act: (fields, _parameters, run) => {
      const given = member(fields, 'array')
      const items = given === '' ? [] : toArray(given)
      run.expectBundles(items.length)
      return { bundles: numbered(items.map((item) => (isCollection(item) ? item : { value: item }))) }
    },
  }),
}

/** The repeater: the same number of bundles for each that enters, which count in steps. https://help.make.com/flow-control */
export const repeater: BuiltIn = {
  label: 'Repeater',
  compile: () => ({
    kind: 'action',
    act: (fields, _parameters, run) => {
      const [start, repeats, step] = ['start', 'repeats', 'step'].map((name) => numberIn(fields, name)) as [
        number,
        number,
        number,
      ]
      if (repeats < 0 || repeats > maxRepeats || !Number.isInteger(repeats)) {
        throw new DataError(`Repeats must be a whole number from 0 to ${maxRepeats}, not ${repeats}.`)
      }
      run.expectBundles(repeats)
      return { bundles: numbered(Array.from({ length: repeats }, (_, index) => ({ i: start + index * step }))) }
    },
  }),
}

function numberIn(fields: Collection, name: string): number {
  try {
    return toNumber(member(fields, name) ?? 1)
  } catch (error) {
    throw new DataError(`${name}: ${(error as Error).message}`, { cause: error })
  }
}

/** Adds what Make's editor calls Bundle order position and Total number of bundles. */
export function numbered(bundles: readonly Collection[]): Collection[] {
  return bundles.map((bundle, index) => {
    const copy: Collection = {}
    for (const [name, value] of Object.entries(bundle)) setMember(copy, name, value)
    return Object.assign(copy, { __IMTINDEX__: index + 1, __IMTLENGTH__: bundles.length })
  })
}
