import type { Field } from '../../../src/authoring/generated/make-format.ts'

/** Returns a field for a text. */
export const text = (name: string, label: string, help?: string): Field => ({
  name,
  type: 'text',
  label,
  ...(help !== undefined && { help }),
})
