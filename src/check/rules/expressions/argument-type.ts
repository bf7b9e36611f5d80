import { typesIn } from '../../model/parameter-type.ts'
import { type ValueType, valueTypeOf } from '../../model/value-type.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

const names = (text: string): string[] => text.split(' ')

/** What the first argument of a function has to be, for functions that fail, or do nothing useful, with anything else. */
const wanted: ReadonlyMap<string, readonly ValueType[]> = new Map([
  ...names(
    'add deduplicate distinct first flatten join last map merge remove reverse shuffle slice sort toCollection',
  ).map((name): [string, ValueType[]] => [name, ['array']]),
  ...names('abs ceil floor formatNumber round trunc').map((name): [string, ValueType[]] => [name, ['number']]),
  ...names('keys omit pick toArray').map((name): [string, ValueType[]] => [name, ['collection', 'array']]),
  ...names(
    'addDays addHours addMinutes addMonths addSeconds addYears formatDate setDate setDay setHour setMinute setMonth setSecond setYear',
  ).map((name): [string, ValueType[]] => [name, ['date', 'number', 'text']]),
])

export default defineRule({
  code: 'argument-type',
  title: 'Every function gets values of the type that it works on.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'A list is joined.', app: sending("{{join(parameters.list, ',')}}") },
    { reason: 'A date is formatted.', app: sending("{{formatDate(parameters.day, 'YYYY-MM-DD')}}") },
    { reason: 'A text can spell a number.', app: sending('{{round(parameters.text)}}') },
  ],
  bad: [
    {
      reason: 'A text has no items to join.',
      app: sending("{{join(parameters.text, ',')}}"),
      marks: 'parameters.text',
    },
    { reason: 'A number is no list.', app: sending('{{first(parameters.count)}}'), marks: 'parameters.count' },
    { reason: 'true is no number.', app: sending('{{round(parameters.agreed)}}'), marks: 'parameters.agreed' },
    { reason: 'A list is no date.', app: sending("{{formatDate(parameters.list, 'YYYY')}}"), marks: 'parameters.list' },
  ],
  check(app, report) {
    for (const template of app.templates) {
      const types = typesIn(template)
      for (const node of template.nodes('call')) {
        if (app.find('function', node.name) !== undefined) continue
        const accepted = wanted.get(node.name)
        const [first] = node.arguments
        if (accepted === undefined || first === undefined || first.type === 'empty') continue
        const type = valueTypeOf(first, types)
        // A text may well spell a number.
        if (type === undefined || accepted.includes(type) || (type === 'text' && accepted.includes('number'))) continue
        const [noun = ''] = accepted
        const message = `The function ${node.name} works on ${article(noun)}, and this is ${article(type)}.`
        report(template.spot(first), message, `Give it ${article(noun)}.`)
      }
    }
  },
})

const article = (noun: string): string => `${noun === 'array' ? 'an' : 'a'} ${noun}`
