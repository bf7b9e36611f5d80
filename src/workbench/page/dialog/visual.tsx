import type { JSX } from 'preact'
import { Markdown } from '../value/markdown.tsx'
import type { FieldModel } from './field-model.ts'
import { useFormApi } from './form-context.ts'

const themes: ReadonlySet<string> = new Set(['info', 'warning', 'danger'])

/** What is only shown. HTML is shown as its text: a definition must not write into this page. */
export function Visual({ field }: { readonly field: FieldModel }): JSX.Element {
  const form = useFormApi()
  if (field.problem !== '') {
    return (
      <div class="banner danger">
        <strong>{field.label || 'Fields that could not be loaded'}</strong>
        <p>{field.problem}</p>
        <button type="button" class="quiet" onClick={form.refresh}>
          Try again
        </button>
      </div>
    )
  }
  if (field.control === 'separator') return <hr />
  const text = field.text || field.help
  if (field.control === 'banner') {
    return (
      <div class={`banner ${themes.has(field.theme) ? field.theme : 'info'}`}>
        {(field.title || field.label) !== '' && <strong>{field.title || field.label}</strong>}
        <Markdown text={text} />
      </div>
    )
  }
  return (
    <div class="note">
      {field.label !== '' && <strong>{field.label}</strong>}
      {field.control === 'html' ? <p>{text}</p> : <Markdown text={text} />}
    </div>
  )
}
