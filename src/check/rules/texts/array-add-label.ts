import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { textsOfFields } from './shared-texts.ts'

const listWith = (more: object) => formWith({ name: 'to', type: 'array', label: 'Recipients', ...more })

export default defineRule({
  code: 'array-add-label',
  title: 'The button below a list says what it adds.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters/array',
  good: [{ reason: 'It names the item.', app: listWith({ labels: { add: 'Add a recipient' } }) }],
  bad: [
    { reason: 'Without a text of its own the button says Add item.', app: listWith({}), marks: '"Recipients"' },
    {
      reason: 'In every app of Make the text begins with Add.',
      app: listWith({ labels: { add: 'New recipient' } }),
      marks: '"New recipient"',
    },
  ],
  check(app, report) {
    for (const { parameter, node, isInterface } of textsOfFields(app, 'label')) {
      if (parameter.type !== 'array' || isInterface) continue
      const add = parameter.node.at('labels', 'add')
      if (add?.text === undefined) {
        report(
          node,
          'The button below this list says only "Add item".',
          'Say what it adds in labels.add, such as "Add a recipient".',
        )
      } else if (!/^Add \S/.test(add.text) || /[.:!]$/.test(add.text)) {
        report(
          add,
          'The button below a list reads "Add a …" in the apps of Make, without a mark at the end.',
          'Begin it with Add and name the item.',
        )
      }
    }
  },
})
