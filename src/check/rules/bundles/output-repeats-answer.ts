import { defineRule } from '../../rule.ts'
import { outputsOf } from './shared-outputs.ts'
import { repeatedRoot } from './shared-repeats.ts'

const moduleWith = (output: unknown) => ({
  modules: { addUser: { crud: 'create', api: { url: '/', response: { output } } } },
})

export default defineRule({
  code: 'output-repeats-answer',
  title: 'An answer is given as it is.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/output-parameters',
  good: [
    { reason: 'What the service adds later comes out by itself.', app: moduleWith('{{body}}') },
    {
      reason: 'One value is changed.',
      app: moduleWith({ id: '{{body.id}}', name: '{{body.name}}', created: '{{parseDate(body.created)}}' }),
    },
  ],
  bad: [
    {
      reason: 'What the service adds later stays hidden.',
      app: moduleWith({ id: '{{body.id}}', name: '{{body.name}}', email: '{{body.email}}' }),
      marks: '"output"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      for (const output of outputsOf(app, module).nodes) {
        const root = repeatedRoot(output, ['body', 'item', 'payload'])
        if (root === undefined) continue
        report(
          output.key ?? output,
          'The output repeats the answer field by field, so what the service adds later stays hidden.',
          `Write "output": "{{${root}}}".`,
        )
      }
    }
  },
})
