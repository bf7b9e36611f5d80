import type { JsonNode } from '../../model/json-node.ts'
import type { Parameter } from '../../model/parameters.ts'
import { defineRule, type Report } from '../../rule.ts'
import { interfaceOf, type Level } from './shared-outputs.ts'

const sampleOf = (type: string, value: unknown) => ({
  modules: {
    addUser: { crud: 'create', interface: [{ name: 'field', type, label: 'Field' }], samples: { field: value } },
  },
})

/** Kinds of JSON that a field of a type can have, and what they are called; types that are absent hold anything. */
const kinds: Readonly<Record<string, readonly [types: string, name: string]>> = {
  text: ['string', 'a text'],
  email: ['string', 'a text'],
  url: ['string', 'a text'],
  uuid: ['string', 'a text'],
  filename: ['string', 'a text'],
  number: ['number', 'a number'],
  integer: ['number', 'a number'],
  uinteger: ['number', 'a number'],
  boolean: ['boolean', 'true or false'],
  array: ['array', 'a list'],
  collection: ['object', 'a collection'],
  date: ['string', 'a date such as "2024-05-17T12:00:00.000Z"'],
}

export default defineRule({
  code: 'sample-type',
  title: 'The values of a sample are of the types that the interface names.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/samples',
  good: [
    { reason: 'A number.', app: sampleOf('number', 1) },
    { reason: 'Nothing is possible for every type.', app: sampleOf('text', null) },
    { reason: 'Dates are texts in JSON.', app: sampleOf('date', '2024-05-17T12:00:00.000Z') },
  ],
  bad: [
    { reason: 'In quotes it is a text.', app: sampleOf('number', '1'), marks: '"1"' },
    { reason: 'A list of one is a list.', app: sampleOf('array', { id: 1 }), marks: '"field"' },
    { reason: 'Nobody can tell which day this is.', app: sampleOf('date', 'yesterday'), marks: '"yesterday"' },
    {
      reason: 'A Unix time is a number until parseDate makes a date of it.',
      app: sampleOf('date', 1715947200),
      marks: '1715947200',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const sample = module.section('samples')
      for (const bundle of sample?.type === 'array' ? sample.items : sample === undefined ? [] : [sample]) {
        look(bundle, interfaceOf(module), report)
      }
    }
  },
})

function look(value: JsonNode, level: Level, report: Report): void {
  for (const [name, member] of value.members) {
    const field = level.fields.get(name)
    if (field === undefined) continue
    const wanted = mismatch(member, field)
    if (wanted !== undefined) {
      const isLarge = member.type === 'object' || member.type === 'array'
      const message = `The interface says that ${name} is ${wanted}, but the sample shows something else.`
      report(
        isLarge ? (member.key ?? member) : member,
        message,
        'Let the sample show what really comes, or correct the type in the interface.',
      )
    }
    for (const one of member.type === 'array' ? member.items : [member]) look(one, level.below(field), report)
  }
}

/** What a value should be, when it is something else. */
function mismatch(value: JsonNode, { type, node }: Parameter): string | undefined {
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined
  if (kind === undefined || value.type === 'null' || node.at('multiple')?.isTrue) return undefined
  const [wanted, name] = kind
  if (value.type !== wanted) return name
  const isDate = type !== 'date' || value.text === '' || !Number.isNaN(Date.parse(value.text ?? ''))
  return isDate ? undefined : name
}
