import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'
import { textsOfComponents } from './shared-texts.ts'

const connectionsOf = (...labels: string[]) => ({
  connections: Object.fromEntries(labels.map((label, index) => [`mailer${index}`, connectionWith({ label })])),
})

export default defineRule({
  code: 'connection-label',
  title: 'Several connections differ by the kind of credential in their labels.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/connections',
  good: [
    { reason: 'The user can tell which one to choose.', app: connectionsOf('Mailer (API key)', 'Mailer (OAuth)') },
    { reason: 'A single one needs no addition.', app: connectionsOf('Mailer') },
  ],
  bad: [{ reason: 'The user has to try.', app: connectionsOf('Mailer', 'Mailer (OAuth)'), marks: '"Mailer"' }],
  check(app, report) {
    const labels = textsOfComponents(app, 'connection', 'label')
    if (labels.length < 2) return
    for (const { node, text } of labels) {
      if (/\([^()]+\)/.test(text)) continue
      report(
        node,
        'This app has several connections, and the label does not say what kind this one is.',
        'Add the kind in parentheses, such as (API key).',
      )
    }
  },
})
