import type { JSX } from 'preact'
import type { FieldModel } from './field-model.ts'
import { setErased, setMapped } from './filled.ts'
import { useFormApi } from './form-context.ts'
import { type Path, pathText, valueAt } from './path.ts'
import { shelve, templateFor, unshelve } from './shelf.ts'

interface ToolsProps {
  readonly field: FieldModel
  readonly path: Path
  readonly isMapped: boolean
  readonly isErased: boolean
}

/** What an update may erase: a boolean has no erased state, and a collection is erased field by field. */
const erasable: ReadonlySet<string> = new Set(['text', 'long-text', 'number', 'date', 'select', 'list'])

/** Switches Map on and off, and erases: beside the label, but after the input in the order of the keyboard. */
export function FieldTools({ field, path, isMapped, isErased }: ToolsProps): JSX.Element | null {
  const form = useFormApi()
  if (!form.canMap || !field.mappable || field.control === 'file' || field.type === 'password') return null
  const value = valueAt(form.filled.values, path)
  const key = `${form.id} ${pathText(path)}`
  const map = (on: boolean): void => {
    const other = unshelve(key, on)
    shelve(key, !on, value)
    form.change((filled) => setMapped(filled, path, on, other ?? (on ? templateFor(value) : undefined)), path)
  }
  return (
    <span class="tools">
      {form.canErase && !field.required && erasable.has(field.control) && (
        <button
          type="button"
          class="erase"
          aria-pressed={isErased}
          aria-label={`Erase ${field.label}`}
          title="Sends null, which empties the value at the receiver. A field left empty is not sent at all."
          onClick={() => form.change((filled) => setErased(filled, path, !isErased), path)}
        >
          {isErased ? 'Erased' : 'Erase'}
        </button>
      )}
      {!isErased && (
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            aria-label={`Map ${field.label}`}
            checked={isMapped}
            onChange={(event) => map(event.currentTarget.checked)}
          />
          <span aria-hidden="true">Map</span>
        </label>
      )}
    </span>
  )
}
