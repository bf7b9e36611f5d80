import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { isDisplay, placeOf } from './shared-forms.ts'

export default defineRule({
  code: 'missing-label',
  title: 'Every field has a label.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters',
  good: [
    { reason: 'A label.', app: formWith({ name: 'to', type: 'email', label: 'Recipient' }) },
    {
      reason: 'The items of a plain list have no names, and no labels either.',
      app: formWith({ name: 'tags', type: 'array', label: 'Tags', spec: { type: 'text' } }),
    },
    { reason: 'Nobody sees it.', app: formWith({ name: 'source', type: 'hidden', default: 'make' }) },
  ],
  bad: [
    {
      reason: 'The user reads the name that the program has for it.',
      app: formWith({ name: 'to_addr', type: 'email' }),
      marks: '"to_addr"',
    },
    {
      reason: 'What comes out of a module is chosen by its label.',
      app: { modules: { send: { crud: 'create', interface: [{ name: 'msg_id', type: 'text' }] } } },
      marks: '"msg_id"',
    },
  ],
  check(app, report) {
    for (const component of app.components) {
      if (component.kind === 'rpc' || component.kind === 'function') continue
      for (const section of ['parameters', 'expect', 'interface']) {
        for (const parameter of formOf(component.section(section)).parameters) {
          if (parameter.name === undefined || isDisplay(parameter) || parameter.node.at('label') !== undefined) continue
          report(
            placeOf(parameter),
            `Users see the name ${parameter.name} here instead of a label.`,
            'Give the field a label of one to three words.',
          )
        }
      }
    }
  },
})
