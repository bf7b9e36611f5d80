import * as fc from 'fast-check'
import { secret } from './oracle.ts'
import { json, name, text } from './values.ts'

/** An answer of a service that may be anything, or its failure. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  readonly fails: boolean
}

const echo = fc.constantFrom(
  { error: { message: `The key ${secret} is wrong`, code: 'KEY' } },
  { token: secret, items: [{ id: 1, key: secret }] },
  [secret, { a: `Bearer ${secret}` }],
)

/** Answers on which real definitions go on. */
const usual = fc.oneof(
  json,
  fc.array(fc.record({ id: fc.integer(), name: text, date: fc.date({ noInvalidDate: true }), label: text }), {
    maxLength: 5,
  }),
  fc.record({ items: fc.array(fc.dictionary(name, json, { maxKeys: 3, noNullPrototype: true }), { maxLength: 4 }) }),
  fc.record({ access_token: text, refresh_token: text, expires_in: fc.integer(), data: json }),
  fc.array(fc.record({ label: text, value: json, name, type: fc.constantFrom('text', 'select', 'array', 'x') }), {
    maxLength: 3,
  }),
  echo,
)

const body = fc.oneof(
  { weight: 8, arbitrary: usual.map((value) => JSON.stringify(value) ?? '') },
  { weight: 1, arbitrary: usual.map((value) => (JSON.stringify(value) ?? '').slice(0, -1)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', 'a=1&a=2&b[]=%', '<a b="c"><d>e</d><d/></a>', '<a>&b;', '['.repeat(5000)),
  },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 30 }) },
)

const type = fc.oneof(
  { weight: 8, arbitrary: fc.constant('application/json; charset=utf-8') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'text/plain',
      'text/xml; charset=latin1',
      'application/x-www-form-urlencoded',
      'image/png',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'application/json; charset=utf-16', 'text/plain; charset=none', 'x/y+json'),
  },
)

const extra = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  fc.constantFrom<Record<string, string>>(
    { 'retry-after': '30' },
    { 'set-cookie': `a=${secret}` },
    { 'www-authenticate': 'x' },
    { __proto__: 'x', constructor: 'y' },
  ),
)

const location = fc.constantFrom(
  '/again',
  'https://other.test/',
  'http://[',
  'javascript:x',
  '',
  'https://api.test/x?y=z',
)

const answer: fc.Arbitrary<Answer> = fc
  .record({
    status: fc.oneof(
      { weight: 8, arbitrary: fc.constant(200) },
      fc.constantFrom(201, 204, 301, 302, 307, 400, 401, 403, 404, 429, 500, 503, 299, 599),
    ),
    type,
    extra,
    location,
    body,
    fails: fc.oneof({ weight: 20, arbitrary: fc.constant(false) }, fc.constant(true)),
  })
  .map(({ status, type: contentType, extra: more, location: to, ...rest }) => ({
    ...rest,
    status,
    headers: {
      ...(contentType && { 'content-type': contentType }),
      ...more,
      ...(status < 400 && status > 300 && { location: to }),
    },
  }))

export const answers = fc.array(answer, { minLength: 1, maxLength: 5 })

/** A fetch that gives the answers by turns. A service knows the secret when the request has it. */
export function serving(given: readonly Answer[]): typeof fetch {
  let count = 0
  return async (input, init) => {
    const knows = carriesSecret(input, init)
    const next = given[count % given.length]!
    count += 1
    if (init?.signal?.aborted === true) throw init.signal.reason
    if (next.fails)
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }) })
    const isBodiless = next.status === 204 || next.status === 304
    const known = (told: string): string => (knows ? told : told.replaceAll(secret, 'nothing'))
    const headers = Object.entries(next.headers).map(([header, value]): [string, string] => [header, known(value)])
    const content = typeof next.body === 'string' ? known(next.body) : next.body
    return new Response(isBodiless ? null : Buffer.from(content), { status: next.status, headers })
  }
}

function carriesSecret(input: unknown, init: RequestInit | undefined): boolean {
  const headers = [...new Headers(init?.headers).values()]
  const decoded = headers.map((value) => Buffer.from(value.replace(/^Basic /, ''), 'base64').toString())
  const sent = init?.body instanceof Uint8Array ? Buffer.from(init.body).toString() : ''
  return [String(input), sent, ...headers, ...decoded].some((part) => part.includes(secret))
}
