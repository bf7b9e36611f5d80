import { isCollection, shownName } from '../collection.ts'
import { UnsupportedError } from '../errors.ts'
import { fieldsOf, nestedOf } from '../form/nested.ts'
import { refuseUnknownTreatment } from '../form/text-treatment.ts'
import { familyOf } from '../form/types.ts'
import type { ParameterSpec } from '../sections.ts'
import type { Unsupported } from './prune.ts'

/** More levels than Make's editor can show; a form that is deeper is not looked through to its end. */
const mostLevels = 100

/**
 * The keys of a field. Most are for its dialog, those that change a value are carried out when a form is read.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters
 */
const fieldKeys: ReadonlySet<string> = new Set(
  [
    'name type label help required default validate pattern visible disabled metadata advanced mappable editable mode',
    'multiline labels sequence sort time semantic rpc options nested spec multiple grouped dynamic logic tags codepage',
    'coder schema extension convert title text theme badge closable',
  ].flatMap((names) => names.split(' ')),
)

const validateKeys: ReadonlySet<string> = new Set(['min', 'max', 'minItems', 'maxItems', 'enum', 'pattern'])

/** The fields of a form, at every depth, that the runtime cannot read, and keys of fields that it does not know. */
export function unknownFields(form: unknown, place: string): Unsupported[] {
  const found: Unsupported[] = []
  const visit = (fields: unknown, path: string, level: number): void => {
    for (const spec of fieldsOf(fields)) {
      if (typeof spec === 'string' || level === mostLevels) continue
      const at = [path, shownName(spec.name ?? '')].filter((part) => part !== '').join('.')
      const stopped = refusalOf(spec, at)
      if (stopped !== undefined) found.push({ feature: stopped.feature, place: `${place}: ${stopped.place}` })
      for (const feature of unknownKeys(spec)) found.push({ feature, place: `${place}: parameter '${at}'` })
      visit(spec.spec, at, level + 1)
      for (const nested of nestedOf(spec)) visit(nested, path, level + 1)
    }
  }
  if (Array.isArray(form) || isCollection(form)) visit(form, '', 0)
  return found
}

/** Keys that are no part of Make's format, such as a limit beside `validate` instead of in it. Make passes over them, too. */
function unknownKeys(spec: ParameterSpec): string[] {
  const limits = isCollection(spec.validate) ? Object.keys(spec.validate) : []
  return [
    ...Object.keys(spec).filter((key) => !fieldKeys.has(key) && !key.startsWith('x-')),
    ...limits.filter((key) => !validateKeys.has(key)).map((key) => `validate.${key}`),
  ]
}

function refusalOf(spec: ParameterSpec, path: string): UnsupportedError | undefined {
  try {
    refuseUnknownTreatment(spec, familyOf(spec, path), path)
    return undefined
  } catch (error) {
    if (error instanceof UnsupportedError) return error
    throw error
  }
}
