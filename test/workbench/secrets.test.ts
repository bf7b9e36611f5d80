import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Secrets } from '../../src/workbench/server/secrets.ts'
import { appFolder, type Client, openClient, ownProject } from './client.ts'

/** A source and a token that the sandbox knows, so that they are used for everything. */
const typed = {
  writeKey: 'sandboxShopUsWriteKey00000000001',
  token: 'sandbox-workspace-token-us',
  ramenApiKey: 'sandbox-ramen-api-key',
  ramenSecretKey: 'sandbox-organization-secret-key',
}
const base64 = (text: string): string => Buffer.from(text).toString('base64')
/** Every form in which a secret might turn up. */
const forms = Object.values(typed).flatMap((secret) => [secret, base64(`${secret}:`), base64(secret)])

let client: Client
const answers: string[] = []

/** Asks a route and keeps its answer for the search. */
async function ask(method: string, path: string, body?: unknown): Promise<any> {
  const answer = await client.ask(method, path, body)
  answers.push(JSON.stringify(answer))
  return answer.body
}

beforeAll(async () => {
  client = await openClient(ownProject, 'sandbox')
})
afterAll(() => client.state.close())

test('what was typed into password fields is in no answer of any route', async () => {
  const { sandbox } = client.state.services
  // It names the credentials of the sandbox, which are no secrets of the user's, and says nothing else afterwards.
  const app = await client.get('/api/app')
  const values = {
    region: 'us',
    ...typed,
    ramen: 'direct',
    ramenEndpoint: sandbox?.ramenEndpoint,
    ramenOrganizationId: 'sandbox-organization',
  }
  await ask('POST', '/api/form', { target: { connection: 'segment' }, values })
  const { id: connectionId } = await ask('POST', '/api/connections', { type: 'segment', label: 'Mine', values })
  await ask('POST', '/api/connections', { type: 'segment', label: 'Bad', values: { ...values, region: 'mars' } })
  await ask('POST', '/api/connections', { type: 'segment', label: 'Bad', values: { ...values, region: 'eu' } })
  await ask('GET', '/api/connections')
  for (const module of ['identify', 'track', 'page', 'group', 'sendBatch', 'makeAnApiCall']) {
    // oxlint-disable-next-line no-await-in-loop
    await ask('POST', '/api/form', { target: { module }, connectionId })
    // oxlint-disable-next-line no-await-in-loop
    await ask('POST', '/api/run', { module, connectionId, values: { userId: 'u-1', event: 'e', groupId: 'g' } })
  }
  for (const fault of ['segment:401', 'ramen:401', 'segment:drop']) {
    // oxlint-disable-next-line no-await-in-loop
    await ask('POST', '/api/run', { module: 'identify', connectionId, values: { userId: 'u-1' }, fault })
  }
  await ask('POST', '/api/rpc', { name: 'listSources', query: {}, parameters: {}, connectionId })
  await ask('POST', '/api/scenarios/webhook-to-identify/run', { connectionId })
  for (const path of ['runs', 'scenarios', 'functions', 'findings', 'changes', 'trigger/watchEvents']) {
    // oxlint-disable-next-line no-await-in-loop
    await ask('GET', `/api/${path}`)
  }
  expect(answers.length).toBeGreaterThan(20)
  expect(await client.get('/api/app')).toEqual(app)
  for (const form of forms) expect(answers.filter((answer) => answer.includes(form))).toEqual([])
})

test('what is still being typed is kept from the answer, and is no word to look for later', async () => {
  const target = { connection: 'segment' }
  const form = await client.post('/api/form', { target, values: { writeKey: 'iden' } })
  expect(form.values).not.toHaveProperty('writeKey')
  const run = await client.post('/api/run', {
    module: 'identify',
    connectionId: (await client.get('/api/connections'))[0].id,
    values: { userId: 'an identity' },
  })
  expect(run.input.userId).toBe('an identity')
})

test('an option whose value is a secret has a stand-in, which works as the secret does', async () => {
  const [{ id: connectionId }] = await client.get('/api/connections')
  const form = await client.post('/api/form', { target: { module: 'track' }, connectionId })
  const field = form.fields.find(({ name }: any) => name === 'writeKey')
  const { value } = field.options.find(({ label }: any) => label === 'Shop (shop)')
  expect(value).toMatch(/^secret:[0-9a-f]{12}$/)
  const values = { userId: 'u-1', event: 'Signed Up', writeKey: value }
  const again = await client.post('/api/form', { target: { module: 'track' }, connectionId, values })
  expect(again.values.writeKey).toBe(value)
  const view = await client.post('/api/run', { module: 'track', connectionId, values })
  expect(view.kept.segment).toHaveLength(1)
  expect(view.input.writeKey).toBe('*****')
})

describe('passwords of a module of any app', () => {
  const echo = { url: 'https://api.test/', response: { output: { said: '{{parameters.pass}} {{parameters.list}}' } } }
  const params = [
    { name: 'pass', type: 'password', label: 'Pass' },
    { name: 'short', type: 'password', label: 'Short' },
    {
      name: 'list',
      type: 'array',
      label: 'List',
      spec: [
        { name: 'key', type: 'pkey', label: 'Key' },
        { name: 'plain', type: 'text' },
      ],
    },
  ]

  test('are masked in the input, in messages and in what RPCs quote', async () => {
    const rpc = { url: 'https://api.test/', response: { output: [] } }
    const folder = appFolder({
      module: {
        login: {
          label: 'Login',
          moduleType: 'action',
          files: {
            communication: [{ response: { valid: { condition: false, message: 'No: {{parameters.pass}}' } } }, echo],
            mappableParams: [...params, { name: 'choice', type: 'select', label: 'Choice', options: 'rpc://list' }],
          },
        },
      },
      rpc: { list: { label: 'List', files: { communication: rpc } } },
    })
    const other = await openClient({ folder, root: undefined }, 'none')
    try {
      const values = { pass: 'my-own-password', short: 'abc', list: [{ key: 'my-private-key', plain: 'shown' }] }
      const form = await other.post('/api/form', { target: { module: 'login' }, values })
      expect(form.values).toEqual({ list: [{ plain: 'shown' }] })
      const view = await other.post('/api/run', { module: 'login', values })
      expect(view.input).toEqual({ pass: '*****', short: '*****', list: [{ key: '*****', plain: 'shown' }] })
      expect(view.error.message).toBe('No: *****')
      expect(JSON.stringify([form, view, await other.get('/api/runs')])).not.toMatch(/my-own|my-private|abc/)
    } finally {
      await other.state.close()
    }
  })
})

describe('a secret', () => {
  test('is masked in each form, the longest first', () => {
    const secrets = new Secrets()
    secrets.add('pass"word')
    secrets.add('pass"word & more')
    const text = `pass"word & more, ${encodeURIComponent('pass"word')}, ${JSON.stringify('pass"word')}, ${base64('pass"word:')}`
    expect(secrets.mask([text, { [text]: 1 }])).toEqual([
      '*****, *****, "*****", *****',
      { '*****, *****, "*****", *****': 1 },
    ])
  })

  test('is remembered as it was typed, and trimmed', () => {
    const secrets = new Secrets()
    secrets.add('  typed-badly\n')
    expect(secrets.mask('typed-badly')).toBe('*****')
  })

  test.each([['abc'], [''], [null], [undefined], [true]])('%j is not looked for', (value) => {
    const secrets = new Secrets()
    secrets.add(value)
    expect(secrets.mask('abc true null')).toBe('abc true null')
  })

  test('is found in lists, collections and numbers', () => {
    const secrets = new Secrets()
    secrets.add([{ a: 'deep-secret' }, 123456])
    expect(secrets.mask('deep-secret 123456')).toBe('***** *****')
  })

  test('a text that only looks like a stand-in stays', () => {
    const secrets = new Secrets()
    expect(secrets.reveal({ a: ['secret:0123456789ab', 'toString'] })).toEqual({
      a: ['secret:0123456789ab', 'toString'],
    })
  })
})
