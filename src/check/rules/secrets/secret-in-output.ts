import { defineRule } from '../../rule.ts'
import { readsOf } from '../../model/reads.ts'
import { secretFlowOf } from '../../model/secrets.ts'
import { connectionWith, moduleWith } from '../shared-apps.ts'

const shown: readonly (readonly string[])[] = [
  ['response', 'output'],
  ['response', 'wrapper'],
  ['response', 'error'],
  ['response', 'valid', 'message'],
  ['response', 'metadata'],
]

export default defineRule({
  code: 'secret-in-output',
  title: 'No secret is in an output, in the message of an error or in the name of a connection.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/sanitization',
  good: [
    {
      reason: 'Four characters tell connections apart and open nothing.',
      app: {
        connections: {
          mailer: connectionWith({
            api: {
              url: 'https://api.example.com',
              response: { metadata: { type: 'text', value: '…{{substring(parameters.apiKey, 0, 4)}}' } },
            },
          }),
        },
      },
    },
    {
      reason: 'The message is rid of the key before it is shown.',
      app: moduleWith({
        api: { url: '/', response: { error: { message: "{{replace(body.message, connection.apiKey, '***')}}" } } },
      }),
    },
  ],
  bad: [
    {
      reason: 'Whoever sees the run of a scenario sees the key.',
      app: moduleWith({ api: { url: '/', response: { output: { key: '{{connection.apiKey}}' } } } }),
      marks: 'connection.apiKey',
    },
    {
      reason: 'Errors are sent by mail.',
      app: moduleWith({ api: { url: '/', response: { error: { message: 'Wrong key {{connection.apiKey}}' } } } }),
      marks: 'connection.apiKey',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const flow = secretFlowOf(app, request.component)
      if (flow.isEmpty) continue
      for (const template of request.templates) {
        if (!shown.some((directive) => template.isIn(...directive))) continue
        const secrets = [...new Set(flow.leaksOf(template).map(({ secret }) => secret))]
        for (const secret of secrets) {
          const read = readsOf(template).find(({ root, path }) => secret.startsWith([root, ...path].join('.')))
          const message = `The secret ${secret} is shown to everybody who sees the scenario, its errors or its connections.`
          report(template.spot(read?.span), message, 'Leave it out; to tell keys apart, show its last four characters.')
        }
      }
    }
  },
})
