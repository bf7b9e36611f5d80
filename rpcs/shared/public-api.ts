import base from '../../base.ts'
import type { ErrorRules, RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml, trimmed, withoutSecret } from '../../src/authoring/macros/index.ts'

/** The workspace token of the connection, empty without one. */
export const token: Expression = trimmed('connection.token')

/** The host of the Public API in the connection's region. https://docs.segmentapis.com/tag/Getting-Started */
const host: Expression = `if(connection.region = 'eu', 'https://eu1.api.segmentapis.com', 'https://api.segmentapis.com')`

const said: Expression = `substring(toString(ifempty(first(body.errors).message, ifempty(body, 'no explanation'))), 0, 200)`
const reason = iml(withoutSecret(said, token))

/** How long the Public API asks to wait. https://docs.segmentapis.com/tag/Rate-Limits */
const wait = iml(
  `if(first(body.errors).data.msBeforeNext, 'Wait ' + ceil(first(body.errors).data.msBeforeNext / 1000) + ' seconds', 'Wait a minute')`,
)

const role = 'Create a Public API token with the role Workspace Owner and put it into the connection.'

/** What can always be done instead. */
export const byHand = 'Or switch to Map and type the value.'

/** What the dialog says when the Public API refuses. Base speaks of write keys, so each of its statuses has an entry here. */
const errorsFor = (what: string): ErrorRules => {
  const failed = `Segment could not list ${what}: ${reason}.`
  return {
    type: iml(`if(statusCode >= 500, 'ConnectionError', 'RuntimeError')`),
    message: `[{{statusCode}}] ${failed} Try again later. ${byHand}`,
    '400': { type: 'DataError', message: `[400] ${failed} ${byHand}` },
    '401': {
      type: 'InvalidAccessTokenError',
      message: `[401] Segment does not let the Workspace token list ${what}: it is wrong, belongs to the other Region, or lacks the permission. ${role} ${byHand}`,
    },
    '403': {
      type: 'InvalidAccessTokenError',
      message: `[403] The Workspace token may not list ${what}: ${reason}. ${role} Tracking plans also need Protocols, which is part of the Business plan. ${byHand}`,
    },
    '404': {
      type: 'InvalidConfigurationError',
      message: `[404] Segment does not find ${what}: ${reason}. Check Region in the connection, and choose the source or tracking plan again. ${byHand}`,
    },
    '413': { type: 'DataError', message: `[413] ${failed} ${byHand}` },
    '422': {
      type: 'DataError',
      message: `[422] ${failed} Choose the source or tracking plan again. ${byHand}`,
    },
    '429': {
      type: 'RateLimitError',
      message: `[429] Segment received too many requests. ${wait}, then open the list again. ${byHand}`,
    },
  }
}

/** A question to the Public API. */
export interface Question {
  /** An expression for the path, its parts encoded. */
  path: Expression
  /** Where the answer stands in `data`, and in `temp`. */
  key: string
  /** What is asked for, in words that follow "list". */
  what: string
  /** Whether to ask at all, beside there being a token. */
  when?: Expression
}

/** Returns a request with the token of the connection, made only if there is one. Write keys do not show in its log. */
export const askPublicApi = ({ path, key, what, when = 'true' }: Question, is: Expression): RpcRequest => ({
  condition: iml(`if(${token}, if(${when}, true, false), false)`),
  url: iml(`${host} + ${path}`),
  encodeUrl: false,
  method: 'GET',
  headers: { authorization: iml(`'Bearer ' + ${token}`), accept: 'application/json' },
  response: {
    valid: {
      condition: iml(is),
      message: `Segment answered without ${what}. Check Region in the connection. ${byHand}`,
      type: 'ConnectionError',
    },
    temp: { [key]: iml(`body.data.${key}`) },
    error: errorsFor(what),
    output: null,
  },
  log: { sanitize: [...(base.log.sanitize ?? []), 'response.body.data.sources'] },
})
