import { expect, test } from 'vitest'
import type { LogEntry } from '../../src/runtime/index.ts'
import { fail, least, ofRamen, otherKey, receive, receiveAtSegment, run, writeKey } from './run.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const apiKey = 'ramen-api-key-of-the-partner'
const secret = 'organization-secret-key-1'
const connection = {
  ramen: 'direct',
  ramenEndpoint: 'https://ramen.example.com/segment',
  ramenApiKey: apiKey,
  ramenSecretKey: secret,
  token: 'workspace-token-of-the-owner',
}

/** Every form in which a secret could show: as it is, and inside a Basic credential. */
const secrets = [writeKey, otherKey, apiKey, secret, connection.token].flatMap((text) => [
  text,
  base64(text),
  base64(`${text}:`),
])

const expectNoSecret = (...shown: unknown[]): void => {
  const text = JSON.stringify(shown)
  for (const one of secrets) expect(text).not.toContain(one)
}

const headersOf = (log: readonly LogEntry[]) =>
  log.flatMap((entry) => (entry.kind === 'exchange' && entry.request ? [entry.request.headers] : []))

test.each(Object.entries(least))('%s shows no secret in bundle and log', async (module, parameters) => {
  receiveAtSegment(`/v1/${module}`)
  const toRamen = ofRamen.some(([name]) => name === module)
  if (toRamen) receive('https://ramen.example.com', '/segment')
  const { bundle, log } = await run(module, { ...parameters, writeKey: otherKey }, connection)
  expect(headersOf(log).map((headers) => headers.authorization)).toEqual(toRamen ? ['*****', '*****'] : ['*****'])
  expectNoSecret(bundle, log)
})

test('the signature of secure mode is masked on both routes: it is good for 15 minutes', async () => {
  const received = receiveAtSegment('/v1/identify')
  const { log } = await run('identify', { userId: 'u-1' }, { ...connection, ramen: 'segment' })
  const direct = receive('https://ramen.example.com', '/segment')
  receiveAtSegment('/v1/identify')
  const { log: directLog } = await run('identify', { userId: 'u-1' }, connection)
  const hashes = [received[0]?.body.integrations.Ramen.auth_hash, direct[0]?.body.integrations.ramen.auth_hash]
  for (const hash of hashes) {
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify([log, directLog])).not.toContain(hash)
  }
})

test.each([400, 401, 403, 404, 413, 429, 500, 501, 503])(
  'the message of a %i shows none, even if the answer quotes them',
  async (status) => {
    const quote = `no: ${writeKey} Basic ${base64(`${writeKey}:`)}`
    receiveAtSegment('/v1/track', { status, body: { message: quote } })
    const error = await fail('track', least.track ?? {}, connection)
    expectNoSecret(error.message)

    receiveAtSegment('/v1/track')
    receive('https://ramen.example.com', '/segment', {
      status,
      body: { message: `no: ${apiKey} Basic ${base64(`${apiKey}:`)}` },
    })
    const fromRamen = await fail('track', least.track ?? {}, connection)
    expectNoSecret(fromRamen.message)
  },
)

test('a guard shows none', async () => {
  expectNoSecret((await fail('track', { event: 'E', writeKey: otherKey }, connection)).message)
})
