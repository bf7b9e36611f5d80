import type { Parameter } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn, isDisplay, isTop, placeOf } from './shared-forms.ts'

const to = { name: 'to', type: 'email', label: 'Recipient', required: true }
const subject = { name: 'subject', type: 'text', label: 'Subject' }
const headers = { name: 'headers', type: 'array', label: 'Headers', advanced: true }

const ranks = ['required', 'optional', 'advanced'] as const

export default defineRule({
  code: 'field-order',
  title: 'Forms begin with required fields and end with advanced ones.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'Required, optional, advanced.', app: formWith(to, subject, headers) },
    {
      reason: 'A required field with a choice before it belongs to the choice.',
      app: formWith(
        {
          name: 'by',
          type: 'select',
          label: 'By',
          required: true,
          options: [{ label: 'Mail', value: 'mail', nested: [subject] }],
        },
        to,
      ),
    },
    {
      reason: 'The universal module has an order of its own.',
      app: { modules: { makeAnApiCall: { type: 'universal', expect: [subject, to] } } },
    },
  ],
  bad: [
    { reason: 'The user looks for what has to be filled in at the top.', app: formWith(subject, to), marks: '"to"' },
    { reason: 'Advanced fields are hidden at the end.', app: formWith(to, headers, subject), marks: '"subject"' },
  ],
  check(app, report) {
    for (const { component, parameters } of formsIn(app)) {
      if (component.type === 'universal') continue
      let highest = 0
      for (const parameter of parameters.filter((one) => isTop(one) && !isDisplay(one) && one.name !== 'limit')) {
        const rank = rankOf(parameter)
        if (rank < highest) {
          const message = `This ${ranks[rank]} field stands below an ${ranks[highest]} one, where users do not look for it.`
          report(placeOf(parameter), message, 'Order the fields: required ones first, then optional, then advanced.')
          break
        }
        highest = rank
      }
    }
  },
})

function rankOf({ node, isRequired }: Parameter): number {
  if (node.at('advanced')?.isTrue) return 2
  return isRequired ? 0 : 1
}
