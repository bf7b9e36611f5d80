import { styleText } from 'node:util'
import type { FormProblem, ResolvedField } from '../src/runtime/index.ts'

type Values = Readonly<Record<string, unknown>>

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The option itself, or the options of a group. */
function optionsIn(entry: unknown): readonly unknown[] {
  const options = isValues(entry) ? entry['options'] : undefined
  return Array.isArray(options) ? options : []
}

const labelOf = (option: unknown): string => (isValues(option) ? text(option['label']) : String(option))

function shortened(labels: readonly string[], most: number): string {
  const more = labels.length - most
  return more > 0 ? `${labels.slice(0, most).join(', ')} … and ${more} more` : labels.join(', ')
}

function describeOptions({ options, grouped }: ResolvedField, most: number): string[] {
  const list: unknown = isValues(options) ? options['store'] : options
  if (!Array.isArray(list)) return []
  if (grouped !== true) return list.length === 0 ? [] : [`options: ${shortened(list.map(labelOf), most)}`]
  return list.map((entry) => `options, ${labelOf(entry)}: ${shortened(optionsIn(entry).map(labelOf), most)}`)
}

const describeProblem = ({ type, message }: FormProblem): string => `${styleText('red', type)}: ${message}`

const isField = (spec: unknown): spec is ResolvedField => isValues(spec)

function describeField(field: ResolvedField, value: unknown, most: number): string[] {
  const { name = '', type = 'any', label = name, required, help, problem, spec } = field
  const shown = value === undefined || isValues(value) ? '' : ` = ${JSON.stringify(value)}`
  const items = isField(spec) ? [`each: ${spec.type ?? 'any'}`, ...describeOptions(spec, most)] : []
  const inner = Array.isArray(spec) ? describeFields(spec.filter(isField), isValues(value) ? value : {}, most) : []
  return [
    `${styleText('bold', label)}${required === true ? ' *' : ''}  ${styleText('dim', `${name}: ${type}${field['advanced'] === true ? ', advanced' : ''}`)}${shown}`,
    ...[
      ...(typeof help === 'string' ? [styleText('dim', help.trim())] : []),
      ...describeOptions(field, most),
      ...items,
      ...(problem === undefined ? [] : [describeProblem(problem)]),
      ...inner,
    ].map((line) => `  ${line}`),
  ]
}

/**
 * Returns the fields of a dialog as lines of a tree: label, a star where required, name and type, value, help, at most `most` options of each
 * list or group, the problem that the dialog would show, and the fields inside.
 */
export const describeFields = (fields: readonly ResolvedField[], values: Values, most: number): string[] =>
  fields.flatMap((field) =>
    describeField(field, Object.hasOwn(values, field.name ?? '') ? values[field.name ?? ''] : undefined, most),
  )
