import { defineRule } from '../../rule.ts'

const app = (text: string) => ({
  modules: { send: { api: {} } },
  files: { 'modules/send/send.communication.iml.json': text },
})

export default defineRule({
  code: 'no-repeated-key',
  title: 'No object gives a name twice.',
  severity: 'error',
  good: [
    {
      reason: 'The same name in two objects is two members.',
      app: app('{ "url": "/a", "response": { "url": "/b" } }'),
    },
  ],
  bad: [{ reason: 'Only the second url counts.', app: app('{ "url": "/a", "url": "/b" }'), marks: '"url"' }],
  check(checked, report) {
    for (const file of checked.files) {
      for (const { isSyntax, start, end, message, fix } of file.problems) {
        if (!isSyntax) report({ file, start, end, path: [] }, message, fix)
      }
    }
  },
})
