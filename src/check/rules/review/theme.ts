import { defineRule } from '../../rule.ts'

const exportWith = (theme: string) => ({
  files: { 'makecomapp.json': null, 'metadata.json': JSON.stringify({ name: 'mailer', theme }), 'base.imljson': '{}' },
})

export default defineRule({
  code: 'theme',
  title: 'The theme of an app is a color in hex.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [{ reason: 'Red, green and blue.', app: exportWith('#1f8a5b') }],
  bad: [{ reason: 'Make knows no names of colors.', app: exportWith('green'), marks: '"green"' }],
  check(app, report) {
    const theme = app.isProject ? undefined : app.project.root?.at('theme')
    if (theme?.text === undefined || /^#[0-9A-F]{6}$/i.test(theme.text)) return
    report(theme, 'Make takes the color of an app only as # and six hex digits.', 'Write it as in #1f8a5b.')
  },
})
