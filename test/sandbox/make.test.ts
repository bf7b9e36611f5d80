import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeKeys, type MakeSandbox, startMake } from '../../src/sandbox/make/index.ts'

let make: MakeSandbox
let app = ''

/** Status and body of an answer; text as text. */
async function call(
  method: string,
  path: string,
  body?: unknown,
  type = 'application/json',
  key: string = makeKeys.all,
) {
  const response = await fetch(`http://${make.zone}/api/v2/sdk/apps${path.replace('APP', app)}`, {
    method,
    headers: { authorization: `Token ${key}`, 'content-type': type },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type') === 'application/json'
  return { status: response.status, body: isJson ? (JSON.parse(text) as unknown) : text }
}

const about = { name: 'shop', label: 'Shop', theme: '#123456', language: 'en', audience: 'global', private: true }

beforeAll(async () => {
  make = await startMake()
  const { body } = await call('POST', '', about)
  app = (body as { app: { name: string } }).app.name
  await call('POST', '/APP/connections', { label: 'Shop', type: 'basic' })
  await call('POST', '/APP/1/modules', { name: 'list', label: 'List', typeId: 9, connection: app })
})

afterAll(async () => make.stop())

test('names a private app with a suffix, and connections after it, by number', async () => {
  expect(app).toMatch(/^shop-[a-z0-9]{6}$/)
  expect(await call('POST', '/APP/connections', { label: 'Second', type: 'oauth' })).toMatchObject({
    body: { appConnection: { name: `${app}2`, label: 'Second', type: 'oauth' } },
  })
})

test('keeps texts byte by byte, and tells the checksum of the text and of its values', async () => {
  const text = '[ // one\n  { "name": "a" },\n]'
  expect(await call('PUT', '/APP/1/modules/list/expect', text, 'application/jsonc')).toEqual({
    status: 200,
    body: { changed: true },
  })
  expect((await call('GET', '/APP/1/modules/list/expect')).body).toBe(text)
  const { body } = await call('GET', '/APP/1/checksum')
  expect(body).toMatchObject({
    modules: [
      {
        name: 'list',
        checksum: {
          expect: '4b05c2598ec59d9ada67c3b161a726fc',
          expect_jsonc: expect.stringMatching(/^[0-9a-f]{32}$/),
          account_name: expect.stringMatching(/^[0-9a-f]{32}$/),
          alt_account_name: null,
          crud: null,
        },
      },
    ],
  })
})

describe('refuses', () => {
  const jsonc = 'application/jsonc'

  test.each<[what: string, status: number, call: Parameters<typeof call>]>([
    ['a key that it does not know', 401, ['GET', '', undefined, 'application/json', 'other']],
    ['to write with a key that may only read', 403, ['POST', '', about, 'application/json', makeKeys.readOnly]],
    ['an app that is not there', 404, ['GET', '/other/1']],
    ['another version', 404, ['GET', '/APP/2']],
    ['an app without a label', 400, ['POST', '', { name: 'shop' }]],
    ['a name of an app that cannot be', 400, ['POST', '', { ...about, name: 'Shop!' }]],
    ['a body that is no object', 400, ['PATCH', '/APP/1', '[]']],
    ['a module of an unknown type', 400, ['POST', '/APP/1/modules', { name: 'one', label: 'One', typeId: 5 }]],
    ['a module that there is', 400, ['POST', '/APP/1/modules', { name: 'list', label: 'List', typeId: 9 }]],
    [
      'a universal module without its subtype',
      400,
      ['POST', '/APP/1/modules', { name: 'any', label: 'Any', typeId: 12 }],
    ],
    [
      'an instant trigger without a webhook',
      400,
      ['POST', '/APP/1/modules', { name: 'watch', label: 'W', typeId: 10 }],
    ],
    ['a connection that there is not', 400, ['PATCH', '/APP/1/modules/list', { connection: 'other' }]],
    ['another type of connection', 400, ['PATCH', '/connections/APP', { type: 'oauth' }]],
    ['a text that is no JSON', 400, ['PUT', '/APP/1/base', '{', jsonc]],
    ['another content type', 400, ['PUT', '/APP/1/base', '{}', 'text/plain']],
    ['groups of modules that there are not', 400, ['PUT', '/APP/1/groups', [{ label: 'A', modules: ['other'] }]]],
    ['an icon that is no picture', 400, ['PUT', '/APP/1/icon', 'picture', 'image/png']],
    ['a section that there is not', 404, ['PUT', '/APP/1/modules/list/other', '{}', jsonc]],
  ])('%s', async (_what, status, request) => {
    expect(await call(...request)).toMatchObject({
      status,
      body: { message: expect.any(String), detail: expect.any(String) },
    })
  })

  test('to delete anything of a published app', async () => {
    make.publish(app)
    for (const path of ['/APP/1', '/APP/1/modules/list', '/connections/APP']) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await call('DELETE', path)).toMatchObject({ status: 403 })
    }
  })
})
