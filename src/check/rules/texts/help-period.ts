import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { textsOfFields } from './shared-texts.ts'

const helped = (help: string) => formWith({ name: 'to', type: 'email', label: 'Recipient', help })

export default defineRule({
  code: 'help-period',
  title: 'Help is written in sentences that end.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions',
  good: [
    { reason: 'A period.', app: helped('Who receives the message.') },
    { reason: 'A list, a table or a block of code ends by itself.', app: helped('One of:\n- a name\n- an address') },
    {
      reason: 'A sentence in parentheses or a link ends inside.',
      app: helped('See [the documentation](https://example.com/docs).'),
    },
  ],
  bad: [
    {
      reason: 'The sentence does not end.',
      app: helped('Who receives the message'),
      marks: '"Who receives the message"',
    },
  ],
  check(app, report) {
    for (const { node, text } of textsOfFields(app, 'help')) {
      const last = text.split('\n').at(-1)?.trim() ?? ''
      const isBlock = /^(?:[-*+|>]|\d+[.)]|```|<\/|#)/.test(last) || /\|$|>$/.test(last)
      if (isBlock || /[.!?…](?:[*_")\]`”]|\([^()]*\))*$/.test(last)) continue
      report(node, 'The help does not end in a period.', 'Write whole sentences, with a period at the end.')
    }
  },
})
