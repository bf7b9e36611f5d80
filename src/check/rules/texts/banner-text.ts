import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'

const text = 'The service deletes messages after thirty days. Download what you need before.'
const bannerWith = (more: object) => formWith({ type: 'banner', theme: 'info', text, ...more })

export default defineRule({
  code: 'banner-text',
  title: 'A banner has 50 to 300 characters, and a theme.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters/banner',
  good: [{ reason: 'Two sentences.', app: bannerWith({}) }],
  bad: [
    { reason: 'What is so short is a help text.', app: bannerWith({ text: 'Be careful.' }), marks: '"Be careful."' },
    {
      reason: 'Nobody reads a page in a form.',
      app: bannerWith({ text: 'word '.repeat(70) }),
      marks: `"${'word '.repeat(70)}"`,
    },
    {
      reason: 'The schema of the editor names other themes, which the form no longer has.',
      app: bannerWith({ theme: 'light' }),
      marks: '"light"',
    },
  ],
  check(app, report) {
    for (const component of app.components) {
      for (const section of ['parameters', 'expect']) {
        for (const { type, node } of formOf(component.section(section)).parameters) {
          if (type !== 'banner') continue
          const content = node.at('text')
          const length = content?.text?.length ?? 0
          if (content === undefined || length < 50 || length > 300) {
            report(
              content ?? node.at('type') ?? node,
              `A banner has 50 to 300 characters, but this one has ${length}.`,
              'Say what the user has to know before going on, in two or three sentences.',
            )
          }
          const theme = node.at('theme')
          if (theme?.text !== undefined && !/^(?:info|warning|danger)$/.test(theme.text)) {
            report(theme, `Banners have no theme ${theme.text}.`, 'Write info, warning or danger.')
          }
        }
      }
    }
  },
})
