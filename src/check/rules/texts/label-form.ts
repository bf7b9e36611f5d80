import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { textsOfComponents, textsOfFields } from './shared-texts.ts'

const labelled = (label: string) => formWith({ name: 'field', type: 'text', label })

export default defineRule({
  code: 'label-form',
  title: 'A label is a name: without an article in front and a mark at the end.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'A name.', app: labelled('Recipient') },
    { reason: 'An abbreviation may end in a period.', app: labelled('No.') },
    {
      reason: 'Labels of modules are sentences that may have articles.',
      app: { modules: { addUser: { label: 'Create a user' } } },
    },
  ],
  bad: [
    { reason: 'The form puts its own marks behind labels.', app: labelled('Recipient:'), marks: '"Recipient:"' },
    { reason: 'An article says nothing here.', app: labelled('The recipient'), marks: '"The recipient"' },
    {
      reason: 'A label of a module has no period.',
      app: { modules: { addUser: { label: 'Create a user.' } } },
      marks: '"Create a user."',
    },
  ],
  check(app, report) {
    const ofFields = textsOfFields(app, 'label').filter(({ isInterface }) => !isInterface)
    for (const { node, text } of ofFields) {
      if (/^(?:a|an|the)\s/i.test(text))
        report(node, 'An article at the beginning of a label says nothing.', 'Leave it out.')
    }
    for (const { node, text } of [
      ...ofFields,
      ...textsOfComponents(app, 'module', 'label'),
      ...textsOfComponents(app, 'connection', 'label'),
    ]) {
      if (!/[.:;,!?]$/.test(text) || /(?:^|\s)(?:No|etc|e\.g|i\.e|vs|max|min|Inc|Ltd)\.$/i.test(text)) continue
      report(node, `The label ends in "${text.at(-1)}", but it is no sentence.`, 'Leave the mark out.')
    }
  },
})
