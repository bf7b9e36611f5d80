import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { formsIn } from './shared-forms.ts'
import { optionsOf } from './shared-options.ts'

const options = [
  { label: 'HTML', value: 'html' },
  { label: 'Text', value: 'text' },
]
const selectWith = (value: unknown, more: object = {}) =>
  formWith({ name: 'format', type: 'select', label: 'Format', options, default: value, ...more })

export default defineRule({
  code: 'default-not-offered',
  title: 'The default of a select is one of its options.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters/select',
  good: [
    { reason: 'One of the two.', app: selectWith('html') },
    { reason: 'Both of them.', app: selectWith(['html', 'text'], { multiple: true }) },
    { reason: 'What an RPC gives is not known here.', app: selectWith('any', { options: 'rpc://listFormats' }) },
    { reason: 'An empty text is the same as no default.', app: selectWith('') },
  ],
  bad: [
    { reason: 'The form shows nothing chosen.', app: selectWith('HTML'), marks: '"HTML"' },
    {
      reason: 'A number is another value than its digits.',
      app: selectWith(1, { options: [{ label: 'One', value: '1' }] }),
      marks: '1',
    },
  ],
  check(app, report) {
    for (const { parameters } of formsIn(app)) {
      for (const { type, node } of parameters) {
        const value = type === 'select' ? node.at('default') : undefined
        const offered = optionsOf(node)?.map((option) => option.at('value')?.value)
        if (value === undefined || offered === undefined || value.type === 'null' || value.text === '') continue
        if (value.text?.includes('{{') || node.at('dynamic')?.isTrue) continue
        for (const one of value.type === 'array' ? value.items : [value]) {
          if (offered.includes(one.value)) continue
          report(
            one,
            'No option has this value, so the form shows nothing chosen.',
            'Write the value of one of the options.',
          )
        }
      }
    }
  },
})
