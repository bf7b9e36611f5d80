import type { JSX } from 'preact'
import { SourceLink } from '../value/source-link.tsx'
import { Markdown } from '../value/markdown.tsx'
import { ControlFor } from './controls/index.tsx'
import type { FieldModel } from './field-model.ts'
import { FieldTools } from './field-tools.tsx'
import { inputId, useFormApi } from './form-context.ts'
import { MappedInput } from './mapped-input.tsx'
import { type Path, pathText } from './path.ts'
import { SearchButton } from './search-button.tsx'
import { Visual } from './visual.tsx'

/** Fields one below the other. */
export function Fields({ fields, path }: { readonly fields: readonly FieldModel[]; readonly path: Path }): JSX.Element {
  return (
    <>
      {fields.map((field, index) => (
        <Field key={field.name || `-${index}`} field={field} path={[...path, field.name]} />
      ))}
    </>
  )
}

/** Controls that draw several inputs: their label is that of a group. */
const groups: ReadonlySet<string> = new Set(['boolean', 'list', 'collection'])
const visuals: ReadonlySet<string> = new Set(['banner', 'markdown', 'html', 'separator'])

/** A field with all that belongs to it: label, Map and Erase, help, and what is wrong with it. */
export function Field({ field, path }: { readonly field: FieldModel; readonly path: Path }): JSX.Element {
  if (visuals.has(field.control)) return <Visual field={field} />
  return <Filling field={field} path={path} />
}

function Filling({ field, path }: { readonly field: FieldModel; readonly path: Path }): JSX.Element {
  const form = useFormApi()
  const at = pathText(path)
  const id = inputId(form.id, at)
  const isMapped = form.filled.mapped.includes(at)
  const isErased = form.filled.erased.includes(at)
  const issues = form.issues.filter((issue) => issue.path === at)
  const isWrong = issues.length > 0
  const isGroup = groups.has(field.control) && !isMapped && !isErased
  const describedBy = [...(field.help === '' ? [] : [`${id}-help`]), ...(isWrong ? [`${id}-issue`] : [])].join(' ')
  const tools = <FieldTools field={field} path={path} isMapped={isMapped} isErased={isErased} />
  const help = field.help !== '' && (
    <div class="help" id={`${id}-help`}>
      <Markdown text={field.help} />
    </div>
  )
  const notes = <Notes field={field} path={at} id={id} messages={issues.map(({ message }) => message)} />
  if (isGroup) {
    return (
      <fieldset
        class={`field of-${field.control}`}
        data-path={at}
        {...(describedBy !== '' && { 'aria-describedby': describedBy })}
      >
        <legend class="unseen">{field.label}</legend>
        <span class="label" aria-hidden="true">
          <LabelText field={field} />
        </span>
        {tools}
        {help}
        {notes}
        <ControlFor field={field} path={path} id={id} describedBy={describedBy} isWrong={isWrong} />
      </fieldset>
    )
  }
  return (
    <div class={`field of-${field.control}`} data-path={at}>
      <label class="label" for={id}>
        <LabelText field={field} />
      </label>
      {isErased ? (
        <input id={id} class="erased" readOnly value="Erased" />
      ) : isMapped ? (
        <MappedInput id={id} path={path} describedBy={describedBy} isWrong={isWrong} />
      ) : (
        <ControlFor field={field} path={path} id={id} describedBy={describedBy} isWrong={isWrong} />
      )}
      {tools}
      {field.search && !isMapped && <SearchButton field={field} search={field.search} path={path} />}
      {notes}
      {help}
    </div>
  )
}

interface NotesProps {
  readonly field: FieldModel
  readonly path: string
  readonly id: string
  readonly messages: readonly string[]
}

/** What is wrong with the value, with what an RPC gave for the field, and with its definition. */
function Notes({ field, path, id, messages }: NotesProps): JSX.Element {
  const form = useFormApi()
  const findings = form.findings.filter((finding) => finding.field === path.replaceAll(/\[\d+\]/g, ''))
  return (
    <>
      {messages.length > 0 && (
        <p class="issue" id={`${id}-issue`}>
          {messages.join(' ')}
        </p>
      )}
      {field.problem !== '' && (
        <p class="issue">
          {field.problem}{' '}
          <button type="button" class="quiet" onClick={form.refresh}>
            Try again
          </button>
        </p>
      )}
      {findings.map((finding) => (
        <p class={`finding ${finding.severity}`}>
          {`${finding.severity}: ${finding.message} `}
          <SourceLink finding={finding} />
        </p>
      ))}
    </>
  )
}

function LabelText({ field }: { readonly field: FieldModel }): JSX.Element {
  return (
    <>
      {field.label}
      {field.required && (
        <span class="required" title="Required">
          <span aria-hidden="true"> *</span>
          <span class="unseen"> (required)</span>
        </span>
      )}
    </>
  )
}
