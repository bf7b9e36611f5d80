import { type Collection, member, setMember } from '../runtime/collection.ts'
import { activeNested } from '../runtime/form/nested.ts'
import { optionsOf } from '../runtime/form/options.ts'
import { isVisible } from '../runtime/form/visible.ts'
import type { FieldSpec, ParameterSpec } from '../runtime/index.ts'
import type { Kind } from './shape.ts'

/** Which fields are filled in: the required ones, all, or all with the last option of each choice. */
export type Fill = 'required' | 'all' | 'other'

/** What the communication wants a text to be, by the name of its field. */
export type KindOf = (name: string) => Kind | undefined

const moment = '2026-01-15T10:00:00.000Z'

/** Values that suit a type of field and need no further thought. */
const plain: Readonly<Record<string, unknown>> = {
  email: 'user@service.example',
  url: 'https://service.example/page',
  uuid: '5b3f2f3e-8f0c-4a51-9d5e-0d6a1f1f7a10',
  color: '#336699',
  timezone: 'Europe/Prague',
  time: '10:00',
  filename: 'file.txt',
  path: '/folder/file.txt',
  file: '/folder/file.txt',
  folder: '/folder',
  date: moment,
  timestamp: 1_768_471_200,
  json: { text: 'text' },
  udt: 1,
  account: 1,
  hook: 1,
  keychain: 1,
  datastore: 1,
  device: 1,
  scenario: 1,
  aiagent: 1,
  filter: [[{ a: 'name', b: 'text', o: 'text:equal' }]],
}

const byKind: Partial<Record<Kind, string>> = {
  date: moment,
  number: '1',
  url: 'https://service.example',
  json: '{"text":"text"}',
  array: 'text',
}

/** Texts that one of the usual patterns accepts. */
const texts = [
  'text',
  '/text',
  'a',
  'A',
  '1',
  '123456',
  'abc123',
  '2026-01-15',
  '10:00',
  '+420123456789',
  'text_text',
  'text-text',
]

/** The values with which a form is filled in. Fields that an RPC gives, and those that do not show, have none. */
export function formValues(fields: readonly FieldSpec[], fill: Fill, kindOf: KindOf = () => undefined): Collection {
  return valuesOf(fields, fill, kindOf, undefined, 0)
}

/** More levels than any form shows; a field that leads to itself would have no end. */
const mostLevels = 20

function valuesOf(
  fields: readonly FieldSpec[],
  fill: Fill,
  kindOf: KindOf,
  form: Collection | undefined,
  level: number,
): Collection {
  const values: Collection = {}
  if (level > mostLevels) return values
  const pending = fields.toReversed()
  for (let spec = pending.pop(); spec !== undefined; spec = pending.pop()) {
    if (typeof spec === 'string' || typeof spec.name !== 'string' || !isShown(spec, form ?? values)) continue
    const value =
      fill === 'required' && spec.required !== true
        ? spec['default']
        : valueOf(spec, fill, kindOf, form ?? values, level)
    if (value !== undefined && value !== null) setMember(values, spec.name, value)
    pending.push(...activeNested(spec, value).toReversed())
  }
  return values
}

function isShown(spec: ParameterSpec, parameters: Collection): boolean {
  try {
    return isVisible(spec, { parameters, timezone: 'UTC' })
  } catch {
    return true
  }
}

function valueOf(spec: ParameterSpec, fill: Fill, kindOf: KindOf, form: Collection, level: number): unknown {
  const given = spec['default']
  if (spec.type === 'select') return chosen(spec, fill)
  if (spec.type === 'boolean' && fill !== 'required') return fill === 'all'
  if (given !== undefined && given !== null && given !== '' && typeof given !== 'object') return given
  if (spec.type === 'collection') return valuesOf(fieldList(spec.spec), fill, kindOf, form, level + 1)
  if (spec.type === 'array') return itemsOf(spec, fill, kindOf, form, level)
  const value = scalarOf(spec, kindOf)
  return spec.multiple === true ? [value] : value
}

function itemsOf(spec: ParameterSpec, fill: Fill, kindOf: KindOf, form: Collection, level: number): unknown[] {
  const fewest = member(spec.validate, 'minItems')
  const inner = Array.isArray(spec.spec) ? { type: 'collection', spec: spec.spec } : (spec.spec ?? { type: 'text' })
  const item = typeof inner === 'object' && inner !== null ? (inner as ParameterSpec) : { type: 'text' }
  const count = typeof fewest === 'number' ? Math.max(1, Math.min(fewest, 100)) : 1
  return Array.from({ length: count }, () => valueOf(item, fill, kindOf, form, level + 1))
}

function scalarOf(spec: ParameterSpec, kindOf: KindOf): unknown {
  switch (spec.type) {
    case 'number':
    case 'integer':
    case 'uinteger':
    case 'port':
      return numberOf(spec)
    case 'boolean':
      return true
    case 'buffer':
      return Buffer.from('text')
    case 'any': {
      const kind = kindOf(spec.name ?? '') ?? 'collection'
      // A name of its own, as collections may be merged.
      return kind === 'collection' ? { [spec.name ?? 'text']: 'text' } : textOf(spec, byKind[kind])
    }
    case 'text':
    case 'password':
    case 'hidden':
    case undefined:
      return textOf(spec, byKind[kindOf(spec.name ?? '') ?? 'text'])
    default:
      return plain[spec.type] ?? textOf(spec, undefined)
  }
}

/** The value of an option, or a text for options that an RPC gives. */
function chosen(spec: ParameterSpec, fill: Fill): unknown {
  const { list } = optionsOf(spec)
  const preset = list.find(({ value }) => value === spec['default'])
  const option = fill === 'other' ? list.at(-1) : (preset ?? list[0])
  const value = option?.value ?? spec['default'] ?? 'text'
  return spec.multiple === true && !Array.isArray(value) ? [value] : value
}

function numberOf(spec: ParameterSpec): number {
  const [min, max] = [member(spec.validate, 'min'), member(spec.validate, 'max')]
  return Math.min(
    Math.max(1, typeof min === 'number' ? min : 1),
    typeof max === 'number' ? max : Number.MAX_SAFE_INTEGER,
  )
}

/** A text within the limits of its field. One that no known text satisfies gets the first, and is refused. */
function textOf(spec: ParameterSpec, wanted: string | undefined): string {
  const [min, max] = [member(spec.validate, 'min'), member(spec.validate, 'max')]
  const pattern = patternOf(spec)
  const fitted = [...(wanted === undefined ? [] : [wanted]), ...examplesIn(spec['help']), ...texts].map((text) => {
    const long = typeof min === 'number' ? text.padEnd(Math.min(min, 10_000), 'x') : text
    return typeof max === 'number' ? long.slice(0, max) : long
  })
  return fitted.find((text) => pattern?.test(text) ?? true) ?? 'text'
}

/** Help texts show examples in backticks, at their end as a rule. */
function examplesIn(help: unknown): string[] {
  const found = typeof help === 'string' ? [...help.matchAll(/`([^`\n]{1,200})`/g)] : []
  return found.flatMap(([, example = '']) => (example.includes('{{') ? [] : [example])).toReversed()
}

function patternOf(spec: ParameterSpec): RegExp | undefined {
  const given = member(spec.validate, 'pattern') ?? spec['pattern']
  const source: unknown = member(given, 'regexp') ?? given
  try {
    return typeof source === 'string' ? new RegExp(source, 'u') : undefined
  } catch {
    return undefined
  }
}

function fieldList(spec: unknown): FieldSpec[] {
  return Array.isArray(spec) ? (spec as FieldSpec[]) : []
}
