import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'length-member',
  title: 'The length of texts and lists is asked for with a function.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'length counts characters and items.', app: sending('{{length(parameters.list)}}') },
    { reason: 'An answer may have a member of that name in front.', app: sending('{{body.length.unit}}') },
  ],
  bad: [
    { reason: 'A list has no members.', app: sending('{{parameters.list.length}}'), marks: '.length' },
    {
      reason: 'Nor has what a function gives.',
      app: sending('{{split(parameters.text, ",").length > 1}}'),
      marks: '.length',
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const { steps } of template.nodes('access')) {
        const last = steps.at(-1)
        if (last?.type !== 'member' || last.name !== 'length') continue
        const message =
          'Texts and lists have no members in IML, so this is empty unless the value has a member of that name.'
        report(template.spot(last), message, 'Use length(…).')
      }
    }
  },
})
