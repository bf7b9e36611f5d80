import { beginningOf } from '../../model/file.ts'
import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

const code = 'function shout(text) { return text.toUpperCase() }'
const test = "it('shouts', () => { assert.strictEqual(shout('a'), 'A') })"

export default defineRule({
  code: 'function-untested',
  title: 'A custom function has tests that compare what it gives.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/iml-functions',
  good: [{ reason: 'One test that compares.', app: { functions: { shout: { code, test } } } }],
  bad: [
    { reason: 'There is none.', app: { functions: { shout: { code } } }, marks: '"shout"' },
    {
      reason: 'Nothing is compared.',
      app: { functions: { shout: { code, test: "it('shouts', () => { shout('a') })" } } },
      marks: 'i',
    },
  ],
  check(app, report) {
    for (const component of app.all('function')) {
      const file = component.files.get('test')
      const isTested = /\bit\s*\(/.test(file?.text ?? '') && /\bassert\b/.test(file?.text ?? '')
      if (isTested) continue
      const place = file === undefined || file.text === '' ? component.place : headOf(beginningOf(file))
      report(
        place,
        'Nothing shows that this function does what it should.',
        'Add a test with it() that compares by assert.strictEqual() or assert.deepStrictEqual().',
      )
    }
  },
})
