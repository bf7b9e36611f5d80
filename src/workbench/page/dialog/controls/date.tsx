import type { JSX } from 'preact'
import { textOf } from '../field-model.ts'
import { ariaOf, type ControlProps, useValue } from './control-props.ts'

/** A date, with a time of day unless the field has none. It is sent without a zone: Make reads it in the scenario's. */
export function DateControl(props: ControlProps): JSX.Element {
  const [value, set] = useValue(props.path)
  const shown = localText(textOf(value), props.field.time)
  if (shown === undefined) {
    return (
      <input {...ariaOf(props)} type="text" value={textOf(value)} onInput={(event) => set(event.currentTarget.value)} />
    )
  }
  return (
    <span class="date">
      <input
        {...ariaOf(props)}
        type={props.field.time ? 'datetime-local' : 'date'}
        step={1}
        value={shown}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {props.field.time && (
        <button type="button" class="quiet" aria-label={`${props.field.label}: now`} onClick={() => set(nowText())}>
          Now
        </button>
      )}
    </span>
  )
}

/** The workbench's scenario runs in UTC, so a date in UTC is local there. Undefined for what the control cannot show. */
function localText(text: string, time: boolean): string | undefined {
  if (text === '') return ''
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/.exec(text)
  if (found === null) return undefined
  return time ? `${found[1]}T${found[2] ?? '00:00'}` : found[1]
}

function nowText(): string {
  return new Date().toISOString().slice(0, 19)
}
