import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { proseOf, textsOfFields, wordsOf } from './shared-texts.ts'

const listOf = (label: string, item?: string) =>
  formWith({
    name: 'list',
    type: 'array',
    label,
    labels: { add: 'Add an item' },
    spec: { type: 'text', ...(item !== undefined && { label: item }) },
  })

/** Words for several things, or for what cannot be counted, that do not end in s. */
const plurals =
  /(?:data|metadata|media|criteria|people|children|men|women|history|content|information|info|feedback|text|audio|staff|headers?\(s\)|string|json|list|team|set|table|matrix|range|sequence|mapping|body)$/i

export default defineRule({
  code: 'array-label',
  title: 'A list has a label in the plural, and its items one in the singular.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'Several recipients, each a recipient.', app: listOf('Recipients', 'Recipient') },
    { reason: 'Some words have no plural.', app: listOf('Metadata') },
  ],
  bad: [
    { reason: 'The list takes several.', app: listOf('Recipient'), marks: '"Recipient"' },
    { reason: 'Each item is one.', app: listOf('Recipients', 'Recipients'), marks: '"Recipients"' },
  ],
  check(app, report) {
    for (const { component, parameter, node, text, isInterface } of textsOfFields(app, 'label')) {
      if (parameter.type !== 'array' || isInterface) continue
      const last = wordsOf(text).at(-1) ?? ''
      const isPlural =
        /s$/i.test(last) || proseOf(text).endsWith('(s)') || plurals.test(last) || !/^[\p{L}-]+$/u.test(last)
      if (!isPlural && /^[a-z]+$/i.test(last)) {
        report(node, 'This is a list, but its label speaks of one thing.', 'Use the plural.')
        continue
      }
      const item = formOf(component.section('expect')).parameters.find(
        ({ container, node: one }) => container === parameter && one === parameter.node.at('spec'),
      )
      const label = item?.node.at('label')
      if (label?.text !== undefined && label.text.trim().toLowerCase() === text.toLowerCase() && /[^s]s$/i.test(text)) {
        report(label, 'This is the label of each single item, but it speaks of several.', 'Use the singular.')
      }
    }
  },
})
