import { textOf } from './field-model.ts'

/**
 * What stood in fields before Map was switched: switching it back brings it back. It is kept beside the form, as the server must
 * not be sent what does not stand in the dialog.
 */
const shelf = new Map<string, unknown>()

const keyOf = (field: string, mapped: boolean): string => `${mapped ? 'mapped' : 'typed'} ${field}`

export function shelve(field: string, mapped: boolean, value: unknown): void {
  shelf.set(keyOf(field, mapped), value)
}

/** What stood there when it was last mapped, or last typed; undefined when it never was. */
export function unshelve(field: string, mapped: boolean): unknown {
  return shelf.get(keyOf(field, mapped))
}

/** The template that a typed value becomes: scalars stay what they are, lists and collections cannot be written as one. */
export function templateFor(value: unknown): string {
  return typeof value === 'object' ? '' : textOf(value)
}
