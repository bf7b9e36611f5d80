import { type Collection, isCollection, member, setMember, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'
import { readFields, type Reading } from '../form/field.ts'
import type { FormOptions } from '../form/index.ts'
import { FormError } from '../form/issues.ts'
import { declaredNames } from '../form/nested.ts'
import { isVisible } from '../form/visible.ts'
import type { FieldSpec } from '../sections.ts'
import type { ResolvedForm } from './dialog.ts'
import type { ResolvedField } from './fields.ts'

/** The form of a module as its user saw it; what Make keeps of it with the scenario. */
export type ShownForm = Pick<ResolvedForm, 'parameters' | 'expect'>

/** In place of the fields of a value that has been read already: it passes as it is. */
const readAlready = 'rpc://read'

/**
 * The variable `parameters` of values that were filled into a resolved form: values of fields that RPCs gave are converted and
 * checked as those of the definition. Values of fields that the form did not show are dropped, what no field declares passes.
 *
 * @throws FormError, a DataError, with everything that is wrong; UnsupportedError for a field that the runtime cannot read.
 */
export function readShownForm(
  declared: readonly FieldSpec[],
  form: ShownForm,
  values: Collection,
  options: FormOptions,
): Collection {
  if (!isCollection(values)) {
    throw new DataError(`Expected the parameters as a collection, but found ${typeName(values)}.`)
  }
  const fields = [...form.parameters, ...form.expect]
  const shown = new Set(fields.map(({ name }) => name))
  const kept: Collection = {}
  for (const [name, value] of Object.entries(values)) {
    if (shown.has(name) || !declaredNames(declared).has(name)) setMember(kept, name, value)
  }
  const reading: Reading = {
    parameters: kept,
    timezone: options.timezone,
    issues: [],
    demands: true,
    demandsInLists: options.requiredInLists ?? true,
  }
  const parameters = readShown(fields, kept, '', reading)
  if (reading.issues.length > 0) throw new FormError(reading.issues)
  return parameters
}

/** Reads what has fields of its own first: those of each item of a list may be others. */
function readShown(fields: readonly ResolvedField[], values: Collection, path: string, reading: Reading): Collection {
  const inner: Collection = {}
  for (const [name, value] of Object.entries(values)) setMember(inner, name, value)
  const outer = fields.map((field) => {
    // Options that could not be had say nothing about a value.
    const open = field.problem === undefined ? field : { ...field, dynamic: true }
    if (typeof field.name !== 'string' || !isVisible(field, reading)) return open
    const at = path === '' ? field.name : `${path}.${field.name}`
    const read = readInside(field, member(values, field.name), at, reading)
    if (read === undefined) return open
    setMember(inner, field.name, read)
    return { ...open, spec: readAlready }
  })
  return readFields(outer, inner, path, reading)
}

/** The value of a collection, or of a list of them; undefined for anything else. */
function readInside(field: ResolvedField, value: unknown, path: string, reading: Reading): unknown {
  const { spec, items } = field
  if (!Array.isArray(spec)) return undefined
  if (field.type === 'collection' && isCollection(value)) return readShown(spec, value, path, reading)
  if (field.type !== 'array' || !Array.isArray(value) || !value.every(isCollection)) return undefined
  const inside = { ...reading, demands: reading.demands && reading.demandsInLists }
  return value.map((item, index) => readShown(items?.[index] ?? spec, item, `${path}[${index + 1}]`, inside))
}
