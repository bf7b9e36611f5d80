import base from '../../base.ts'
import { reasonIn } from '../../modules/shared/segment-answer.ts'
import type { ErrorRules, RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml, trimmed } from '../../src/authoring/expression.ts'

/** The workspace token of the connection, empty without one. */
export const token: Expression = trimmed('connection.token')

/** The host of the Public API in the connection's region. https://docs.segmentapis.com/tag/Getting-Started */
export const publicApi: Expression = `if(connection.region = 'eu', 'https://eu1.api.segmentapis.com', 'https://api.segmentapis.com')`

/** What can always be done instead. */
export const byHand = 'Or switch to Map and type the value.'

const reason = iml(
  reasonIn(`ifempty(${token}, 'no token')`, 'token', `ifempty(body.errors[].message, ifempty(body, 'no explanation'))`),
)

const advice = [
  iml(
    `if(statusCode = 401 || statusCode = 403, ' Create a Public API token with the role Workspace Owner and put it into the connection; tracking plans also need Protocols, which is part of the Business plan.', emptystring)`,
  ),
  iml(
    `if(statusCode = 404 || statusCode = 422, ' Check Region in the connection, and choose the source or tracking plan again.', emptystring)`,
  ),
  iml(`if(statusCode = 429, ' Wait a minute, then open the list again.', emptystring)`),
].join('')

/** What each status means; base speaks of write keys. */
export const statusType = iml(
  `switch(statusCode, 400, 'DataError', 413, 'DataError', 422, 'DataError', 401, 'InvalidAccessTokenError', 403, 'InvalidAccessTokenError', 404, 'InvalidConfigurationError', 429, 'RateLimitError', if(statusCode >= 500, 'ConnectionError', 'RuntimeError'))`,
)

const errorsFor = (what: string, instead: string): ErrorRules => ({
  type: statusType,
  message: `[{{statusCode}}] Segment could not list ${what}: ${reason}.${advice} ${instead}`,
})

/** Hides in the log what the answers hold of write keys. */
export const sanitize = [...(base.log.sanitize ?? []), 'response.body.data.sources' as const]

/** A question to the Public API. */
export interface Question {
  /** An expression for the path, its parts encoded. */
  path: Expression
  /** What is asked for, in words that follow "list". */
  what: string
  /** What can be done instead; typing the value unless told. */
  instead?: string
  /** Whether to ask at all, beside there being a token. */
  when?: Expression
  /** Whether the answer is one: an expression. */
  is: Expression
}

/** Returns what is the same in all requests with the token of the connection, each of which is made only if there is one. */
export const askPublicApi = ({ path, what, instead = byHand, when = 'true', is }: Question) =>
  ({
    condition: iml(`if(${token}, ${when}, false)`),
    url: iml(`${publicApi} + ${path}`),
    encodeUrl: false,
    method: 'GET',
    followRedirects: false,
    followAllRedirects: false,
    headers: { authorization: iml(`'Bearer ' + ${token}`), accept: 'application/json' },
    response: {
      valid: {
        condition: iml(`if(statusCode < 300 && ${is}, true, false)`),
        message: `Segment answered without ${what}. Check Region in the connection. ${instead}`,
        type: 'ConnectionError',
      },
      error: errorsFor(what, instead),
    },
    log: { sanitize },
  }) satisfies RpcRequest

/** Every answer with a list has it, also an empty one. https://docs.segmentapis.com/tag/Pagination */
export const isList: Expression = 'body.data.pagination.current'

/** What makes a request read every page of a list. Make stops at a page that gives nothing. */
export const allPages = {
  qs: { 'pagination.count': '200' },
  pagination: {
    qs: { 'pagination.cursor': '{{body.data.pagination.next}}' },
    condition: '{{if(body.data.pagination.next, true, false)}}',
  },
} satisfies Partial<RpcRequest>

/** A dialog must have its list within 40 seconds, and a plan may have some two thousand rules. */
export const maxOptions = 2000

/** What a drop-down shows instead of a list: its only option, which leaves the field empty. */
export const explanation = (label: string) => [{ label, value: '' }]

/** The options that were made, or the reason in `temp.none` why there is none. */
export const optionsOrNone = '{{if(length(output) > 0, output, temp.none)}}'
