import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'

const pairsWith = (isKeyRequired: boolean, isValueRequired: boolean) =>
  formWith({
    name: 'headers',
    type: 'array',
    label: 'Headers',
    spec: [
      { name: 'key', type: 'text', label: 'Key', required: isKeyRequired },
      { name: 'value', type: 'text', label: 'Value', required: isValueRequired },
    ],
  })

export default defineRule({
  code: 'key-and-value-required',
  title: 'Of a key and its value in a list, not both are required.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [{ reason: 'One of them.', app: pairsWith(true, false) }],
  bad: [
    {
      reason: 'A pair that is mapped to something empty stops the scenario.',
      app: pairsWith(true, true),
      marks: '"headers"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const { parameters } = formOf(module.section('expect'))
      for (const list of parameters.filter(({ type }) => type === 'array')) {
        const members = parameters.filter(({ container, shownBy }) => container === list && shownBy === undefined)
        const names = members.map(({ name = '' }) => name.toLowerCase())
        const isPair =
          members.length === 2 && names.includes('value') && (names.includes('key') || names.includes('name'))
        if (!isPair || !members.every(({ isRequired }) => isRequired)) continue
        const message =
          'Both the key and the value are required, so one pair that is mapped to nothing stops the scenario.'
        report(list.node.at('name') ?? list.node, message, 'Require only one of the two.')
      }
    }
  },
})
