import { isCollection } from '../collection.ts'
import { UnsupportedError } from '../errors.ts'
import { refuseAlteringKeys } from '../form/field.ts'
import { fieldsOf, nestedOf } from '../form/nested.ts'
import { familyOf } from '../form/types.ts'
import type { ParameterSpec } from '../sections.ts'
import type { Unsupported } from './prune.ts'

/** More levels than Make's editor can show; a form that is deeper is not looked through to its end. */
const mostLevels = 100

/** The fields of a form, at every depth, that the runtime cannot read. */
export function unknownFields(form: unknown, place: string): Unsupported[] {
  const found: Unsupported[] = []
  const visit = (fields: unknown, path: string, level: number): void => {
    for (const spec of fieldsOf(fields)) {
      if (typeof spec === 'string' || level === mostLevels) continue
      const at = [path, spec.name ?? ''].filter((part) => part !== '').join('.')
      const stopped = refusalOf(spec, at)
      if (stopped !== undefined) found.push({ feature: stopped.feature, place: `${place}: ${stopped.place}` })
      visit(spec.spec, at, level + 1)
      for (const nested of nestedOf(spec)) visit(nested, path, level + 1)
    }
  }
  if (Array.isArray(form) || isCollection(form)) visit(form, '', 0)
  return found
}

function refusalOf(spec: ParameterSpec, path: string): UnsupportedError | undefined {
  try {
    if (familyOf(spec, path) !== 'visual') refuseAlteringKeys(spec, path)
    return undefined
  } catch (error) {
    if (error instanceof UnsupportedError) return error
    throw error
  }
}
