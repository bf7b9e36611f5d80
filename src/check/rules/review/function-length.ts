import { beginningOf } from '../../model/file.ts'
import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

const most = 5000
const functionOf = (code: string) => ({ functions: { shout: { code } } })

export default defineRule({
  code: 'function-length',
  title: 'A custom function has at most 5,000 characters.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/iml-functions',
  good: [{ reason: 'Short.', app: functionOf('function shout(text) { return text }') }],
  bad: [{ reason: 'Make does not save it.', app: functionOf(`function shout() {}${' '.repeat(most)}`), marks: 'f' }],
  check(app, report) {
    for (const { files } of app.all('function')) {
      const code = files.get('code')
      if (code === undefined || code.text.length <= most) continue
      const message = `The function has ${code.text.length} characters, and Make saves none with more than ${most}.`
      report(headOf(beginningOf(code)), message, 'Make it shorter, or divide it.')
    }
  },
})
