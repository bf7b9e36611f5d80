import { type Collection, isCollection, typeName } from '../collection.ts'
import { DataError } from '../errors.ts'
import type { FieldSpec, FormSpec } from '../sections.ts'
import { readFields, type Reading } from './field.ts'
import { FormError } from './issues.ts'

export interface FormOptions {
  /** IANA zone in which dates without an offset are read. */
  readonly timezone: string
  /** Whether `required` counts for fields inside lists of collections; true unless told, as in Make's validator. */
  readonly requiredInLists?: boolean | undefined
}

/**
 * The fields of one or more sections, as one list. A section that is only the address of an RPC is an item of it.
 */
export function fieldsOfForm(...sections: readonly (FormSpec | undefined)[]): readonly FieldSpec[] {
  return sections.flatMap((section) => section ?? [])
}

/**
 * The variable `parameters` that Make makes of the values of a form: empty fields are absent, erased ones null or empty,
 * the others converted to the type of their field and checked. Defaults belong to the dialog and are not filled in.
 * https://developers.make.com/custom-apps-documentation/other/processing-of-empty-values
 *
 * @throws FormError, a DataError, with everything that is wrong; UnsupportedError for a field that the runtime cannot read.
 */
export function readForm(fields: readonly FieldSpec[], values: Collection, options: FormOptions): Collection {
  if (!isCollection(values)) {
    throw new DataError(`Expected the parameters as a collection, but found ${typeName(values)}.`)
  }
  const reading: Reading = {
    parameters: values,
    timezone: options.timezone,
    issues: [],
    demands: true,
    demandsInLists: options.requiredInLists ?? true,
  }
  const parameters = readFields(fields, values, '', reading)
  if (reading.issues.length > 0) throw new FormError(reading.issues)
  return parameters
}
