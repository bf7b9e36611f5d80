import type { JsonNode } from '../../model/json-node.ts'
import { headOf, type Spot } from '../../model/spot.ts'
import { defineRule, type Report } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'

const connectionThatSays = (error: unknown) => ({
  connections: { mailer: connectionWith({ api: { url: 'https://api.example.com/me', response: { error } } }) },
})

export default defineRule({
  code: 'no-error-message',
  title: 'Base and every connection make a message of what the service says about an error.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/error-handling',
  good: [
    {
      reason: 'The message has the words of the service.',
      app: connectionThatSays({ message: '[{{statusCode}}] {{body.error.message}}' }),
    },
    { reason: 'A text alone is a message, too.', app: { base: { response: { error: '{{body.message}}' } } } },
    {
      reason: 'A function of the app writes it.',
      app: { base: { response: { error: { message: '{{getErrors(body)}}' } } } },
    },
    {
      reason: 'Each request of an OAuth connection has its own; one of them is enough for this rule.',
      app: {
        connections: {
          mailer: {
            type: 'oauth',
            api: { token: { url: 'https://x.example.com', response: { error: '{{body.error}}' } } },
          },
        },
      },
    },
  ],
  bad: [
    {
      reason: 'Base leaves the words to Make.',
      app: { base: { baseUrl: 'https://api.example.com' } },
      marks: '{',
    },
    {
      reason: 'A connection inherits no error from base.',
      app: { connections: { mailer: connectionWith() } },
      marks: '"mailer"',
    },
    {
      reason: 'The same words for every error tell the user nothing.',
      app: connectionThatSays({ message: 'Something went wrong.' }),
      marks: '"error"',
    },
  ],
  check(app, report) {
    const base = app.base?.node
    if (base !== undefined) look(headOf(base), base.at('response', 'error'), 'Base', report)
    for (const connection of app.all('connection')) {
      const [request] = app.requestsOf(connection, 'api')
      if (request === undefined) continue
      const errors = [...request.node.all()].filter(({ path }) => path.at(-1) === 'error' && path.at(-2) === 'response')
      const best = errors.find(readsAnswer) ?? errors[0]
      look(connection.place, best, 'This connection', report)
    }
  },
})

function look(place: Spot, error: JsonNode | undefined, owner: string, report: Report): void {
  const fix = 'Give response.error a message such as "[{{statusCode}}] {{body.error.message}}".'
  if (error === undefined)
    report(place, `${owner} has no response.error, so users see only what Make says about a status.`, fix)
  else if (!readsAnswer(error))
    report(
      error.key ?? error,
      'No message here has anything of the answer, so users cannot tell one error from another.',
      fix,
    )
}

/** Whether one of its texts reads the answer, or a variable that may hold it. */
function readsAnswer(error: JsonNode): boolean {
  const texts = [...error.all()].flatMap(({ text, path }) =>
    text === undefined || path.at(-1) === 'type' ? [] : [text],
  )
  return texts.some((text) => /\b(?:body|headers|statusCode|temp)\b/.test(text.slice(text.indexOf('{{') >>> 0)))
}
