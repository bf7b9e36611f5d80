import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { textOf } from '../field-model.ts'
import { setMapped } from '../filled.ts'
import { useFormApi } from '../form-context.ts'
import { ariaOf, type ControlProps, looksMapped, useValue } from './control-props.ts'

/** What browsers offer beside a plain text field. Without their own checks: the app says what it accepts. */
const inputModes: Readonly<Record<string, string>> = { email: 'email', url: 'url' }

/** Puts a text into the field, or switches Map on when it is a template. */
function useText(props: ControlProps, read: (text: string) => unknown = (text) => text): (text: string) => void {
  const form = useFormApi()
  const [, set] = useValue(props.path)
  const { field, path } = props
  return (text) => {
    if (form.canMap && field.mappable && field.type !== 'password' && looksMapped(text)) {
      form.change((filled) => setMapped(filled, path, true, text), path)
    } else set(read(text))
  }
}

/** Text on one line: `text`, `email`, `url`, `password` and the like. */
export function TextControl(props: ControlProps): JSX.Element {
  const { type } = props.field
  const [value] = useValue(props.path)
  const put = useText(props)
  return (
    <input
      {...ariaOf(props)}
      type={type === 'password' ? 'password' : 'text'}
      inputMode={inputModes[type] ?? 'text'}
      autocomplete="off"
      spellcheck={false}
      value={textOf(value)}
      onInput={(event) => put(event.currentTarget.value)}
    />
  )
}

/** Text on several lines, and whatever has no control of its own. */
export function LongTextControl(props: ControlProps): JSX.Element {
  const [value] = useValue(props.path)
  const put = useText(props)
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value, null, 2) : textOf(value)
  const rows = Math.min(12, Math.max(props.field.control === 'json' ? 1 : 3, text.split('\n').length))
  return (
    <textarea
      {...ariaOf(props)}
      rows={rows}
      spellcheck={false}
      value={text}
      onInput={(event) => put(event.currentTarget.value)}
    />
  )
}

/** A number; what is none stays text, which the app then refuses as Make would. */
export function NumberControl(props: ControlProps): JSX.Element {
  const [value] = useValue(props.path)
  // `1.` and `1.50` are the numbers 1 and 1.5 already, but must stay what is typed.
  const [typed, setTyped] = useState<string>()
  const put = useText(props, numberOf)
  const shown = typed !== undefined && numberOf(typed) === value ? typed : textOf(value)
  return (
    <input
      {...ariaOf(props)}
      type="text"
      inputMode="decimal"
      autocomplete="off"
      value={shown}
      onInput={(event) => {
        setTyped(event.currentTarget.value)
        put(event.currentTarget.value)
      }}
    />
  )
}

function numberOf(text: string): unknown {
  const trimmed = text.trim()
  return /^-?\d+(\.\d*)?$|^-?\.\d+$/.test(trimmed) && Math.abs(Number(trimmed)) <= Number.MAX_SAFE_INTEGER
    ? Number(trimmed)
    : text
}

/** Conditions, written as the JSON that they are: a list of lists of `{ a, o, b }`. */
export function FilterControl(props: ControlProps): JSX.Element {
  const [value, set] = useValue(props.path)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? (value === undefined ? '' : JSON.stringify(value))
  const put = (next: string): void => {
    setTyped(next)
    try {
      set(JSON.parse(next))
    } catch {
      set(next)
    }
  }
  return (
    <textarea
      {...ariaOf(props)}
      rows={2}
      spellcheck={false}
      placeholder='[[{"a": "status", "o": "text:equal", "b": "open"}]]'
      value={text}
      onInput={(event) => put(event.currentTarget.value)}
    />
  )
}
