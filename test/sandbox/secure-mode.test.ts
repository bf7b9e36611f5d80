import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authHash } from '../../src/ramen/index.ts'
import { nowSeconds, organization, send, sendDirect, useSandbox } from './harness.ts'

const secret = organization.secretKey
const traits = { email: 'bugs@example.com', name: ' Bugs Bunny ' }

interface Signature {
  readonly id?: string | number
  readonly email?: string
  readonly name?: string
  readonly timestamp?: number
  readonly secret?: string
}

/** The options of a signed Identify. */
function signature(values: Signature = {}): { timestamp: number; auth_hash: string } {
  const signed = { id: 'u1', email: 'bugs@example.com', name: 'Bugs Bunny', timestamp: nowSeconds, secret, ...values }
  return { timestamp: signed.timestamp, auth_hash: authHash(signed) }
}

describe('secure mode of the endpoint', () => {
  const sandbox = useSandbox({ ramen: { secureMode: true } })

  it.each([
    ['integrations.ramen', { ramen: signature() }, 200],
    ['integrations.Ramen', { Ramen: signature() }, 200],
    ['camelCase', { Ramen: { timestamp: nowSeconds, authHash: signature().auth_hash } }, 200],
    ['a timestamp of text', { ramen: { ...signature(), timestamp: String(nowSeconds) } }, 200],
    ['no integrations', undefined, 401],
    ['no options', { ramen: true }, 401],
    ['no hash', { ramen: { timestamp: nowSeconds } }, 401],
    ['no timestamp', { ramen: { auth_hash: signature().auth_hash } }, 401],
    ['a hash that is not text', { ramen: { ...signature(), auth_hash: 1 } }, 401],
    ['a fraction of a second', { ramen: { ...signature(), timestamp: nowSeconds + 0.5 } }, 401],
    ['milliseconds', { ramen: signature({ timestamp: nowSeconds * 1000 }) }, 401],
    ['15 minutes ago', { ramen: signature({ timestamp: nowSeconds - 900 }) }, 200],
    ['one second more', { ramen: signature({ timestamp: nowSeconds - 901 }) }, 401],
    ['15 minutes ahead', { ramen: signature({ timestamp: nowSeconds + 900 }) }, 200],
    ['one second more ahead', { ramen: signature({ timestamp: nowSeconds + 901 }) }, 401],
    ['another timestamp than the one that was signed', { ramen: { ...signature(), timestamp: nowSeconds + 1 } }, 401],
    ['another secret', { ramen: signature({ secret: 'other' }) }, 401],
    ['the API key in place of the secret', { ramen: signature({ secret: organization.apiKey }) }, 401],
    ['another user', { ramen: signature({ id: 'u2' }) }, 401],
    ['the name before it was trimmed', { ramen: signature({ name: ' Bugs Bunny ' }) }, 401],
    ['capitals', { ramen: { ...signature(), auth_hash: signature().auth_hash.toUpperCase() } }, 401],
  ])('%s', async (_, integrations, status) => {
    const message = { type: 'identify', user_id: 'u1', traits, integrations }
    const answer = await sendDirect(sandbox(), message)
    expect(answer.status).toBe(status)
    expect(answer.json === null || JSON.stringify(answer.json).startsWith('{"message":')).toBe(true)
    expect(sandbox().ramen.users).toHaveLength(status === 200 ? 1 : 0)
  })

  it.each([
    ['the address for the name', { email: 'a@b.example' }, 'a@b.example:u1:a@b.example'],
    ['empty text for the name', { email: 'a@b.example' }, 'a@b.example:u1:'],
    ['neither name nor address', {}, ':u1:'],
    ['a name composed of two', { firstName: 'Bugs', last_name: 'Bunny' }, ':u1:Bugs Bunny'],
  ])('lets pass %s', async (_, sent, signed) => {
    const hash = createHash('sha256').update(`${signed}:${nowSeconds}:${secret}`).digest('hex')
    const integrations = { ramen: { timestamp: nowSeconds, auth_hash: hash } }
    const message = { type: 'identify', user_id: 'u1', traits: sent, integrations }
    expect(await sendDirect(sandbox(), message)).toMatchObject({ status: 200 })
  })

  it('signs a number in decimal', async () => {
    const message = { type: 'identify', user_id: 42, traits, integrations: { ramen: signature({ id: 42 }) } }
    expect(await sendDirect(sandbox(), message)).toMatchObject({ status: 200 })
  })

  it.each([
    { type: 'page', user_id: 'u1' },
    { type: 'track', user_id: 'u1', event: 'e' },
    { type: 'group', user_id: 'u1', group_id: 'g1' },
  ])('asks for no signature of %j', async (message) => {
    expect(await sendDirect(sandbox(), message)).toMatchObject({ status: 200 })
  })

  it('checks what Segment forwards', async () => {
    await send(sandbox(), 'identify', { userId: 'u1', traits, integrations: { Ramen: signature() } })
    await send(sandbox(), 'identify', { userId: 'u1', traits })
    const options = { auth_hash_timestamp: nowSeconds, auth_hash: signature().auth_hash }
    await send(sandbox(), 'identify', { userId: 'u1', traits, integrations: { Ramen: options } })
    expect(sandbox().segment.messages.map(({ ramen }) => ramen)).toMatchObject([
      { stored: { method: 'identify' } },
      { refused: { status: 401, message: expect.stringContaining('Secure mode is on') } },
      { stored: { method: 'identify' } },
    ])
  })
})

describe('without secure mode', () => {
  const sandbox = useSandbox()

  it('a wrong signature does no harm', async () => {
    const message = { type: 'identify', user_id: 'u1', integrations: { ramen: { timestamp: 1, auth_hash: 'x' } } }
    expect(await sendDirect(sandbox(), message)).toMatchObject({ status: 200 })
  })
})
