import { FormError, MakeError, type ResolvedField } from '../../../runtime/index.ts'
import type { FieldIssue, RunView } from '../../contract.ts'
import { labelOf, namedFields } from '../form/filled.ts'

/** Paths of errors count list items from 1, as expressions do; those of the page from 0. */
export function issuesOf(error: FormError): FieldIssue[] {
  return error.issues.map(({ path, label, message }) => ({
    path: path.replace(/\[(\d+)\]/g, (_, position: string) => `[${Number(position) - 1}]`),
    label,
    message,
  }))
}

/**
 * An error as the page shows it, with the fields that it is about: those that the form did not accept, or the one that the
 * message of a guard begins with, such as `Message ID may have at most 100 characters`.
 */
export function failureOf(error: MakeError, fields: readonly ResolvedField[]): NonNullable<RunView['error']> {
  const { name: type, message, retryable } = error
  const issues = error instanceof FormError ? inOrder(issuesOf(error), fields) : namedIn(message, fields)
  const field = issues[0]?.path
  return { type, message, retryable, ...(field !== undefined && { field }), issues }
}

/** The reader of a form looks into collections first; its user begins at the top. */
function inOrder(issues: readonly FieldIssue[], fields: readonly ResolvedField[]): FieldIssue[] {
  const names = fields.map(({ name }) => name)
  const rank = ({ path }: FieldIssue): number => {
    const position = names.findIndex(
      (name) =>
        name !== undefined && (path === name || (/^[.[]/.test(path.slice(name.length)) && path.startsWith(name))),
    )
    return position === -1 ? names.length : position
  }
  return issues.toSorted((one, other) => rank(one) - rank(other))
}

/** The field whose label stands at the beginning of a message; the longest label, as one may begin another. */
function namedIn(message: string, fields: readonly ResolvedField[]): FieldIssue[] {
  const said = message.replace(/^\[\d{3}\]\s+/, '').replace(/^Fill in\s+/, '')
  const named = labelled(fields, '').filter(
    ({ label }) => said.startsWith(label) && !/^\w/.test(said.slice(label.length)),
  )
  const [longest] = named.toSorted((one, other) => other.label.length - one.label.length)
  return longest === undefined ? [] : [{ ...longest, message }]
}

/** Labels and paths of all fields outside of lists. */
function labelled(fields: unknown, path: string): { readonly path: string; readonly label: string }[] {
  return namedFields(fields).flatMap((field) => {
    const at = path === '' ? field.name : `${path}.${field.name}`
    const inner = field.type === 'collection' ? labelled(field.spec, at) : []
    const label = labelOf(field, '')
    return label === '' ? inner : [{ path: at, label }, ...inner]
  })
}
