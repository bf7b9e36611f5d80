import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'

const fieldWith = (name: string, label: string) =>
  formWith({ name, type: 'text', label: 'User', rpc: { url: 'rpc://findUser', label, parameters: [] } })

export default defineRule({
  code: 'finder-label',
  title: 'A button that looks something up is called a finder.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'It fills in an ID.', app: fieldWith('userId', 'User ID finder') },
    { reason: 'It fills in something else.', app: fieldWith('email', 'Email finder') },
  ],
  bad: [
    {
      reason: 'In other apps the same button has another name.',
      app: fieldWith('userId', 'Search'),
      marks: '"Search"',
    },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { node, name = '' } of parameters) {
        const label = node.at('rpc', 'label')
        const wanted = /(?:^id|Id|ID|_id)$/.test(name) ? 'ID finder' : 'finder'
        if (label?.text === undefined || label.text.toLowerCase().includes(wanted.toLowerCase())) continue
        report(
          label,
          'Buttons that look up a value are called finders in the apps of Make.',
          `Let the label end in "${wanted}".`,
        )
      }
    }
  },
})
