import { defineRule } from '../../rule.ts'

const code = 'function shout(text) { return text.toUpperCase() }'

export default defineRule({
  code: 'custom-function',
  title: 'An app does without functions of its own where it can.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/iml-functions',
  good: [
    {
      reason: 'IML has a function for that.',
      app: { modules: { send: { api: { url: '/', body: "{{upper('a')}}" } } } },
    },
  ],
  bad: [
    {
      reason: 'Make turns such functions off unless it is asked to allow them.',
      app: { functions: { shout: { code } } },
      marks: '"shout"',
    },
  ],
  check(app, report) {
    for (const { place } of app.all('function')) {
      const message =
        'Make turns custom functions off by default, and an app that needs one cannot be deployed before support allows it.'
      report(place, message, 'Use the functions of IML where they suffice, else ask Make for permission early.')
    }
  },
})
