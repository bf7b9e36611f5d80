import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { textsOfComponents, textsOfFields } from './shared-texts.ts'

const helped = (help: string) => formWith({ name: 'to', type: 'email', label: 'Recipient', help })

export default defineRule({
  code: 'click-here',
  title: 'A link says where it leads.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions',
  good: [
    { reason: 'The words name the page.', app: helped('See the [list of countries](https://example.com/countries).') },
  ],
  bad: [
    {
      reason: 'Whoever skims the text, or hears it, learns nothing.',
      app: helped('For countries [click here](https://example.com).'),
      marks: '"For countries [click here](https://example.com)."',
    },
    {
      reason: 'Nor here.',
      app: helped('See [this link](https://example.com).'),
      marks: '"See [this link](https://example.com)."',
    },
  ],
  check(app, report) {
    for (const { node, text } of [...textsOfFields(app, 'help'), ...textsOfComponents(app, 'module', 'description')]) {
      if (!/\bclick here\b|\[(?:here|this|link|this link|this page|read more|more)\]\(/i.test(text)) continue
      report(node, 'The words of the link do not say where it leads.', 'Make the name of the page the link.')
    }
  },
})
