import { parse } from 'jsonc-parser'

/** A change of one file. `at` leads to a value: names, positions (from the end when negative), and `key=value` for the item that has it. */
export type Edit = { readonly file: string; readonly at: readonly (string | number)[] } & (
  | { readonly set: unknown }
  | { readonly remove: true }
  | { readonly insert: unknown }
  | { readonly replace: readonly [from: string, to: string] }
  | { readonly write: string | null }
)

type Container = Record<string | number, unknown>

/** The files of an app with changes, as they would be if somebody had made them. */
export function withEdits(files: ReadonlyMap<string, string>, edits: readonly Edit[]): ReadonlyMap<string, string> {
  const changed = new Map(files)
  for (const edit of edits) {
    const text = changed.get(edit.file) ?? ''
    const content = apply(edit, text)
    if (content === text) throw new Error(`The edit of ${edit.file} changes nothing.`)
    if (content === null) changed.delete(edit.file)
    else changed.set(edit.file, content)
  }
  return changed
}

function apply(edit: Edit, text: string): string | null {
  if ('write' in edit) return edit.write
  if ('replace' in edit) return text.replace(...edit.replace)
  const root = { value: parse(text) as unknown }
  const path = ['value', ...placeIn(text, edit.at)]
  const last = path.pop() ?? ''
  const parent = path.reduce<unknown>((value, step) => (value as Container)[step], root) as Container
  if ('set' in edit) parent[last] = edit.set
  else if ('insert' in edit) (parent as unknown as unknown[]).splice(Number(last), 0, edit.insert)
  else if (Array.isArray(parent)) parent.splice(Number(last), 1)
  else Reflect.deleteProperty(parent, last)
  return JSON.stringify(root.value, null, 4)
}

/** The way of names and positions that an `at` stands for in a file. */
export function placeIn(text: string, at: Edit['at']): (string | number)[] {
  let value: unknown = at.length === 0 ? undefined : parse(text)
  return at.map((step) => {
    const found = stepIn(value, step)
    value = (value as Container | undefined)?.[found]
    return found
  })
}

function stepIn(value: unknown, step: string | number): string | number {
  if (!Array.isArray(value)) return step
  if (typeof step === 'number') return step < 0 ? value.length + step : step
  const equals = step.indexOf('=')
  const [key, wanted] = [step.slice(0, equals), step.slice(equals + 1)]
  const index = value.findIndex((item) => (item as Container)[key] === wanted)
  if (index === -1) throw new Error(`There is no item with ${step}.`)
  return index
}
