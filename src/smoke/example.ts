import { isCollection } from '../iml/index.ts'
import { type Collection, member } from '../runtime/collection.ts'
import { fieldsOf } from '../runtime/form/nested.ts'
import { formValues } from './form-values.ts'
import { dateName } from './shape.ts'

/** What a component says about its output. */
export interface Example {
  /** One bundle: its samples, or values of the types of its interface. */
  readonly bundle: Collection | undefined
  /** A value for a name, wherever in the output it stands. */
  readonly of: (name: string) => unknown
}

/** Levels of an example that are looked through for names. */
const mostLevels = 8

/** Makes the example of a component of its `samples` and `interface`; either may be missing, or come from an RPC. */
export function exampleOf(samples: unknown, declared: unknown): Example {
  const ofTypes = formValues(fieldsOf(declared), 'all', (name) => (dateName.test(name) ? 'date' : undefined))
  const sample = Array.isArray(samples) ? samples.find(isCollection) : samples
  const bundle = isCollection(sample) && Object.keys(sample).length > 0 ? { ...ofTypes, ...sample } : ofTypes
  const names = new Map<string, unknown>()
  collect(bundle, names, 0)
  return { bundle: Object.keys(bundle).length === 0 ? undefined : bundle, of: (name) => names.get(name) }
}

function collect(value: unknown, names: Map<string, unknown>, level: number): void {
  if (level > mostLevels) return
  if (Array.isArray(value)) for (const one of value) collect(one, names, level + 1)
  if (!isCollection(value)) return
  for (const name of Object.keys(value)) {
    const one = member(value, name)
    if (typeof one !== 'object' && !names.has(name)) names.set(name, one)
    collect(one, names, level + 1)
  }
}
