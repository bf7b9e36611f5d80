import type { FieldModel } from '../field-model.ts'
import { setValue } from '../filled.ts'
import { useFormApi } from '../form-context.ts'
import { type Path, valueAt } from '../path.ts'

export interface ControlProps {
  readonly field: FieldModel
  readonly path: Path
  readonly id: string
  /** Ids of the help and of what is wrong; empty when there is neither. */
  readonly describedBy: string
  readonly isWrong: boolean
}

/** The attributes that every native control of a field has. */
export function ariaOf({ id, describedBy, isWrong, field }: ControlProps): Record<string, string | boolean> {
  return {
    id,
    ...(describedBy !== '' && { 'aria-describedby': describedBy }),
    ...(isWrong && { 'aria-invalid': 'true' }),
    ...(field.required && { 'aria-required': 'true' }),
  }
}

/** What stands in the field, and how to put something else there. */
export function useValue(path: Path): readonly [value: unknown, set: (value: unknown) => void] {
  const form = useFormApi()
  return [valueAt(form.filled.values, path), (value) => form.change((filled) => setValue(filled, path, value), path)]
}

/** Whether a text can only be meant as a template; then typing it switches Map on, as Make maps in place. */
export const looksMapped = (text: string): boolean => text.includes('{{')
