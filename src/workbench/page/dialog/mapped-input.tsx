import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Evaluated } from '../../contract.ts'
import { post } from '../api.ts'
import { textOf } from './field-model.ts'
import { setValue } from './filled.ts'
import { useFormApi } from './form-context.ts'
import { highlight } from './highlight.ts'
import { InsertPanel } from './insert-panel.tsx'
import { type Path, valueAt } from './path.ts'

/** Pause in typing, in milliseconds, after which a template is evaluated. */
const pause = 150

interface MappedInputProps {
  readonly id: string
  readonly path: Path
  readonly describedBy: string
  readonly isWrong: boolean
}

/** A template as it is typed, with its expressions in colour, the value that it gives, and what can be put in. */
export function MappedInput({ id, path, describedBy, isWrong }: MappedInputProps): JSX.Element {
  const form = useFormApi()
  const input = useRef<HTMLTextAreaElement>(null)
  const template = textOf(valueAt(form.filled.values, path))
  const evaluated = useEvaluated(template, form.bundles)
  const put = (text: string): void => form.change((filled) => setValue(filled, path, text), path)
  const insert = (expression: string, caret: number): void => {
    const at = input.current?.selectionStart ?? template.length
    const end = input.current?.selectionEnd ?? template.length
    const before = template.slice(0, at)
    const isInside = before.lastIndexOf('{{') > before.lastIndexOf('}}')
    put(before + (isInside ? expression : `{{${expression}}}`) + template.slice(end))
    // Behind the whole of an item, or between the brackets of a function.
    const isWhole = caret === expression.length
    const position = at + caret + (isInside ? 0 : isWhole ? 4 : 2)
    setTimeout(() => {
      input.current?.focus()
      input.current?.setSelectionRange(position, position)
    })
  }
  const isBad = isWrong || (evaluated !== undefined && 'message' in evaluated)
  return (
    <div class="mapped">
      <div class="layers">
        <pre aria-hidden="true">
          {highlight(template).map(({ text, kind }) =>
            kind === 'plain' ? text : <span class={`t-${kind}`}>{text}</span>,
          )}
          {'\n'}
        </pre>
        <textarea
          ref={input}
          id={id}
          rows={1}
          spellcheck={false}
          placeholder="Text with {{expressions}}"
          value={template}
          aria-describedby={`${id}-value ${describedBy}`.trim()}
          {...(isBad && { 'aria-invalid': 'true' })}
          onInput={(event) => put(event.currentTarget.value)}
        />
      </div>
      <p class="gives" id={`${id}-value`}>
        {evaluated !== undefined && <Result evaluated={evaluated} template={template} />}
      </p>
      <InsertPanel bundles={form.bundles} onInsert={insert} />
    </div>
  )
}

/** What a template gives, asked for when typing pauses; undefined while it is empty. */
function useEvaluated(template: string, bundles: Readonly<Record<string, unknown>>): Evaluated | undefined {
  const [evaluated, setEvaluated] = useState<Evaluated>()
  useEffect(() => {
    let isStale = false
    const ask = (): void => {
      if (template === '') return setEvaluated(undefined)
      post<Evaluated>('evaluate', { template, bundles })
        .then((found) => !isStale && setEvaluated(found))
        .catch(() => !isStale && setEvaluated(undefined))
    }
    const timer = setTimeout(ask, pause)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [template, bundles])
  return evaluated
}

function Result({ evaluated, template }: { readonly evaluated: Evaluated; readonly template: string }): JSX.Element {
  if ('message' in evaluated) {
    const { message, offset, end } = evaluated
    const part = offset === undefined ? '' : template.slice(offset, end ?? offset + 1)
    return (
      <span class="issue">
        {message}
        {part !== '' && (
          <>
            {' '}
            At <mark>{part}</mark>
          </>
        )}
      </span>
    )
  }
  return (
    <>
      <span class="muted">= </span>
      {evaluated.value === undefined ? (
        <span class="muted">nothing</span>
      ) : (
        <output>{evaluated.value === '' ? '(empty text)' : textOf(evaluated.value)}</output>
      )}{' '}
      <span class="type">{evaluated.type}</span>
      {evaluated.warnings.map(({ message }) => (
        <span class="warning">{message}</span>
      ))}
    </>
  )
}
