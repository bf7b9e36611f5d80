import { defineRule } from '../../rule.ts'

const file = 'modules/send/send.communication.iml.json'
const app = (text: string) => ({ modules: { send: { api: {} } }, files: { [file]: text } })

export default defineRule({
  code: 'valid-json',
  title: 'Every definition is JSON.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps',
  good: [
    { reason: 'Comments and a trailing comma are part of the format.', app: app('{ "url": "/send", /* why */ }') },
    { reason: 'A byte order mark is no part of the text.', app: app('\uFEFF{ "url": "/send" }') },
  ],
  bad: [
    { reason: 'A comma is missing.', app: app('{ "url": "/send" "method": "POST" }'), marks: '"' },
    { reason: 'There is nothing in the file.', app: app(''), marks: '' },
    { reason: 'The last brace is missing.', app: app('{ "url": "/send"'), marks: '' },
  ],
  check(app_, report) {
    for (const one of app_.files) {
      for (const { isSyntax, start, end, message, fix } of one.problems) {
        if (isSyntax) report({ file: one, start, end, path: [] }, message, fix)
      }
    }
  },
})
