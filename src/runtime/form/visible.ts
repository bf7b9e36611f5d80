import { compile, type Compiled, ImlError } from '../../iml/index.ts'
import { type Collection, shownName } from '../collection.ts'
import { DataError } from '../errors.ts'
import type { ParameterSpec } from '../sections.ts'

/** The values of a whole form and the time zone in which expressions of its fields see dates. */
export interface FormValues {
  readonly parameters: Collection
  readonly timezone: string
}

/** Definitions do not change while an app runs, so each expression is read once. */
const expressions = new WeakMap<ParameterSpec, Compiled>()

/**
 * Whether a field is part of its form. `visible` is an expression over the variable `parameters`, the values of the whole
 * form as they are given, or a plain word; what is false in JavaScript hides the field, and so does the text `false`.
 * Custom functions are not known here. Make's editor accepts the key, and its documentation does not describe it.
 *
 * @throws DataError when the expression cannot be evaluated.
 */
export function isVisible(spec: ParameterSpec, form: FormValues): boolean {
  const { visible } = spec
  if (visible === undefined || visible === null || visible === true) return true
  if (typeof visible !== 'string') return Boolean(visible)
  try {
    const value = compiled(spec, visible)({ parameters: form.parameters }, { timezone: form.timezone })
    return Boolean(value) && value !== 'false'
  } catch (error) {
    if (error instanceof ImlError)
      throw new DataError(`parameter '${shownName(spec.name ?? '')}', visible: ${error.message}`)
    throw error
  }
}

function compiled(spec: ParameterSpec, visible: string): Compiled {
  let expression = expressions.get(spec)
  if (expression === undefined) {
    expression = compile(visible)
    expressions.set(spec, expression)
  }
  return expression
}
