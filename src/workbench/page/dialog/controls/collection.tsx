import type { JSX } from 'preact'
import { isRecord, valueAt } from '../path.ts'
import { Fields } from '../field.tsx'
import { useFormApi } from '../form-context.ts'
import type { ControlProps } from './control-props.ts'

/** Fields from which on a collection is worth folding. */
const foldFrom = 4

/** The fields of a collection; large ones inside others are folded until one of them is filled in. */
export function CollectionControl({ field, path }: ControlProps): JSX.Element {
  const form = useFormApi()
  const fields = field.fields ?? []
  const body = (
    <div class="inner">
      <Fields fields={fields} path={path} />
    </div>
  )
  if (fields.length === 0) return <p class="muted">This collection has no fields. Switch Map on to fill it.</p>
  if (path.length === 1 || fields.length < foldFrom) return body
  return (
    <details open={isFilled(valueAt(form.filled.values, path))}>
      <summary>{`${fields.length} fields`}</summary>
      {body}
    </details>
  )
}

function isFilled(value: unknown): boolean {
  if (isRecord(value)) return Object.values(value).some(isFilled)
  return value !== undefined && value !== ''
}
