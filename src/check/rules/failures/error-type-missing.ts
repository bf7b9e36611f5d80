import { errorTypeOfStatus } from '../../../runtime/error-types.ts'
import { defineRule } from '../../rule.ts'
import { connectionWith } from '../shared-apps.ts'
import { typeOfStatus } from './shared-type-of-status.ts'

/** What Make has to do with a status: tell the user to mend the connection, wait, or try again. */
const expected: readonly (readonly [status: number, types: readonly string[]])[] = [
  [401, ['InvalidAccessTokenError', 'InvalidConfigurationError']],
  [429, ['RateLimitError']],
  [502, ['ConnectionError']],
  [503, ['ConnectionError']],
  [504, ['ConnectionError']],
]

const baseWith = (error: unknown) => ({ base: { response: { error } } })
const message = '[{{statusCode}}] {{body.message}}'

export default defineRule({
  code: 'error-type-missing',
  title: 'Base and every connection say which errors are passing ones.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/error-handling',
  good: [
    {
      reason: 'Each status has its type.',
      app: baseWith({
        message,
        401: { message, type: 'InvalidAccessTokenError' },
        429: { message, type: 'RateLimitError' },
        502: { message, type: 'ConnectionError' },
        503: { message, type: 'ConnectionError' },
        504: { message, type: 'ConnectionError' },
      }),
    },
    {
      reason: 'An expression says the same.',
      app: baseWith({
        message,
        type: "{{if(statusCode = 429, 'RateLimitError', if(statusCode >= 500, 'ConnectionError', if(statusCode = 401, 'InvalidAccessTokenError', 'DataError')))}}",
      }),
    },
    {
      reason: 'What the answer decides cannot be checked here.',
      app: baseWith({ message, type: '{{typeOf(body.code)}}' }),
    },
    { reason: 'Without response.error another rule speaks.', app: { connections: { mailer: connectionWith() } } },
  ],
  bad: [
    {
      reason: 'Without a type a wrong key is a RuntimeError, so that nobody is told to renew the connection.',
      app: baseWith(message),
      marks: '"error"',
    },
    {
      reason: 'One type for all is wrong for most.',
      app: baseWith({ message, type: 'DataError' }),
      marks: '"error"',
    },
    {
      reason: 'A service that is down for a minute is not told apart.',
      app: baseWith({
        message,
        type: "{{switch(statusCode, 401, 'InvalidAccessTokenError', 429, 'RateLimitError', 'RuntimeError')}}",
      }),
      marks: '"error"',
    },
  ],
  check(app, report) {
    for (const component of [undefined, ...app.all('connection')]) {
      for (const request of app.requestsOf(component).slice(0, 1)) {
        const error = request.directive('response', 'error')
        if (error === undefined) continue
        const wrong = expected.flatMap(([status, types]) => {
          const stated = typeOfStatus(error, status)
          if (stated === 'computed') return []
          // Without a type Make itself takes 429 for a limit and 5xx for a service that is down.
          const given = stated === 'none' ? errorTypeOfStatus(status) : stated.type
          return types.includes(given) ? [] : [{ status, given, wanted: types[0] ?? '' }]
        })
        if (wrong.length === 0) continue
        const found = wrong.map(({ status, given }) => `${status} is a ${given}`).join(', ')
        const wanted = wrong.map(({ status, wanted: type }) => `${status} ${type}`).join(', ')
        const stops = wrong.some(({ status }) => status !== 401) && 'Make stops where it should wait or try again'
        const hides = wrong.some(({ status }) => status === 401) && 'nobody is told to renew the connection'
        const text = `Here ${found}, so ${[stops, hides].filter(Boolean).join(' and ')}.`
        report(error.key ?? error, text, `Give each of these statuses its type: ${wanted}.`)
      }
    }
  },
})
