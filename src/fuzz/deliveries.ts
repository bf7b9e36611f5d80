import * as fc from 'fast-check'
import type { Area } from './area.ts'
import { appOf } from './deeds.ts'
import { fixture } from './fixtures.ts'
import { mutated, mutation } from './mutate.ts'
import { type Deed, secret } from './oracle.ts'
import { json, mostly, name, text, value } from './values.ts'

const { webhooks } = fixture

const headerName = fc.oneof(
  fc.constantFrom(
    'content-type',
    'Content-Type',
    'x-signature',
    'user-agent',
    'content-length',
    '__proto__',
    'constructor',
  ),
  name,
)
const headerValue = fc.oneof(
  fc.constantFrom(
    'application/json',
    'text/xml',
    'text/plain; charset=utf-16le',
    'multipart/form-data; boundary=b',
    '\r\nx: y',
  ),
  fc.constantFrom(
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/json; charset=none',
    'a;'.repeat(9000),
  ),
  text,
  fc.array(text, { maxLength: 3 }),
  fc.constant(undefined),
)

const items = fc.record({
  items: fc.array(fc.dictionary(name, json, { maxKeys: 3, noNullPrototype: true }), { maxLength: 4 }),
})
const spelled = fc.oneof(items, json).map((given) => JSON.stringify(given) ?? '')
const multipart = fc.array(fc.tuple(name, text, fc.boolean()), { maxLength: 3 }).map((parts) =>
  [
    ...parts.map(([key, data, isFile]) => {
      const file = isFile ? `; filename="${key}"\r\ncontent-type: text/plain` : ''
      return `--b\r\ncontent-disposition: form-data; name="${key}"${file}\r\n\r\n${data}\r\n`
    }),
    '--b--\r\n',
  ].join(''),
)

const rawBody = fc.oneof(
  { weight: 6, arbitrary: spelled },
  { weight: 1, arbitrary: fc.tuple(spelled, fc.nat(40)).map(([whole, end]) => whole.slice(0, -end)) },
  { weight: 2, arbitrary: multipart },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a=1&a=2&__proto__=3', '<a><b c="d">e</b></a>', '<a>', '{"__proto__":{"x":1}}', '[['),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
  { weight: 1, arbitrary: text },
  // Up to what Make accepts, and beyond.
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('[', '{}', 'a&', '<a>', 'x'), fc.nat(3_000_000))
      .map(([unit, count]) => unit.repeat(count / 300)),
  },
)

const delivery = mostly(
  fc.record(
    {
      method: mostly(fc.constantFrom('POST', 'GET', 'put', 'HEAD')),
      headers: mostly(fc.dictionary(headerName, headerValue, { maxKeys: 4, noNullPrototype: true })),
      query: mostly(
        fc.dictionary(name, fc.oneof(text, fc.array(text, { maxLength: 2 })), { maxKeys: 3, noNullPrototype: true }),
      ),
      rawBody: fc.oneof({ weight: 9, arbitrary: rawBody }, { weight: 1, arbitrary: value }) as fc.Arbitrary<
        string | Uint8Array
      >,
      body: value,
    },
    { requiredKeys: [] },
  ),
  20,
)

const input = fc.record(
  {
    parameters: fc.oneof(fc.constant({ event: 'e', password: secret }), fc.constant({ password: [secret] })),
    data: fc.dictionary(name, json, { maxKeys: 2, noNullPrototype: true }),
    uid: text,
    exposeRawBody: fc.boolean(),
    environment: fc.constantFrom<Record<string, unknown>>({}, { timezone: 'Europe/Prague' }, { timezone: 'No/Where' }),
  },
  { requiredKeys: ['parameters'] },
)

/** Deliveries of any kind to webhooks, sound ones and broken ones. */
export function deliveriesArea(): Area {
  const changes = fc.oneof(fc.constant([]), fc.array(mutation, { minLength: 1, maxLength: 3 }))
  return {
    name: 'deliveries',
    batch: 500,
    cases: fc.record({ delivery, input, changes }).map(({ changes: made, ...given }) => {
      const definition = { webhooks: mutated(webhooks, made) }
      const guarded = made.length === 0
      return {
        shown: { definition, ...given },
        deeds: () => {
          const app = appOf(definition, [])
          return app.webhookNames.slice(0, 20).map(
            (hook): Deed => ({
              what: `deliver to webhook '${hook}'`,
              guarded,
              work: () => app.receive(hook, given.delivery, given.input),
            }),
          )
        },
      }
    }),
  }
}
