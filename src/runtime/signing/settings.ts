import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, member, typeName } from '../collection.ts'
import { DataError, UnsupportedError } from '../errors.ts'

/**
 * The settings of `aws` or `oauth`, evaluated. A setting that is absent, null or empty counts as not given.
 *
 * @throws DataError when they are no collection; UnsupportedError for a setting that nothing here would read.
 */
export function readSettings<Name extends string>(value: unknown, names: readonly Name[], place: string) {
  if (!isCollection(value)) {
    throw new DataError(`${place}: expected a collection, but found ${typeName(value)}.`)
  }
  refuseUnknownSettings(value, names, place)
  return (name: Name): string => {
    const given = member(value, name)
    return given === undefined || given === null ? '' : toText(given)
  }
}

/**
 * Looks for members that are none of `names`. A spread key is not known before it is evaluated.
 *
 * @throws UnsupportedError that names the first one.
 */
export function refuseUnknownSettings(settings: Collection, names: readonly string[], place: string): void {
  const unknown = Object.keys(settings).find((name) => name !== '{{...}}' && !names.includes(name))
  if (unknown !== undefined) throw new UnsupportedError(unknown, `${place}.${unknown}`)
}
