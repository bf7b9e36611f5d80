import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCharacter } from '../../src/fuzz/character.ts'
import { createApp } from '../../src/runtime/index.ts'
import { app, basic, deliver, deliverSigned, json, signatureOf, withKey, withSecret } from './deliver.ts'

const track = { type: 'track', userId: 'u-1', event: 'Order Completed' }
const credential = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

const noKey = 'The API key is missing or wrong. Send it as the user name of Basic authentication, the password empty.'
const noSignature =
  'X-Signature is missing, or is not that of one event with the shared secret. Compare the secret in Segment and in Make, and let Segment send single events.'

describe('an API key', () => {
  test.each([
    ['as Segment’s documentation shows it', 'segment', basic],
    ['with blanks around it, as pasting adds them', ' segment\n', basic],
    ['with a colon in it', 'a:b', credential('a:b:')],
    ['of letters outside ASCII', 'klíč🔑', credential('klíč🔑:')],
  ])('opens %s', async (_title, apiKey, headers) => {
    expect((await deliver(track, { apiKey }, headers)).status).toBe(202)
  })

  test.each([
    ['no header', {}, noKey],
    ['an empty header', { authorization: ' ' }, noKey],
    ['another key', credential('segmenu:'), noKey],
    ['a key that begins with it', credential('segmentX:'), noKey],
    ['the key in capitals', credential('SEGMENT:'), noKey],
    ['a password', credential('segment:secret'), noKey],
    ['no colon', credential('segment'), noKey],
    ['another casing of the scheme', { authorization: 'basic c2VnbWVudDo=' }, noKey],
    ['another scheme', { authorization: 'Bearer c2VnbWVudDo=' }, noKey],
    ['the key in plain text', { authorization: 'segment' }, noKey],
    ['the header twice', { authorization: 'Basic c2VnbWVudDo=, Basic c2VnbWVudDo=' }, noKey],
    ['a signature instead', { 'x-signature': signatureOf(track, 'segment') }, noKey],
  ])('is not given by %s', async (_title, headers, message) => {
    expect(await deliver(track, {}, headers as Record<string, string>)).toEqual({ status: 401, message, bundles: [] })
  })

  test('is looked at before the body', async () => {
    expect(await deliver('5', {}, {})).toMatchObject({ status: 401, message: noKey })
  })
})

describe('a shared secret', () => {
  test('opens with a signature of the event', async () => {
    expect((await deliverSigned(track, signatureOf(track))).status).toBe(202)
    expect((await deliverSigned([track], signatureOf(track))).bundles).toHaveLength(1)
  })

  test.each([2, 3, 1000])(
    'does not open for a list of %i, of which Segment signs the first event only',
    async (length) => {
      const batch = Array.from({ length }, (_, index) => ({ ...track, messageId: `m-${index}` }))
      for (const signed of [batch[0], batch[1], batch, '']) {
        // oxlint-disable-next-line no-await-in-loop -- four deliveries
        expect(await deliverSigned(batch, signatureOf(signed))).toEqual({
          status: 401,
          message: noSignature,
          bundles: [],
        })
      }
    },
  )

  test.each([
    ['no header', {}, noSignature],
    ['a signature with another secret', { 'x-signature': signatureOf(track, 'wrong') }, noSignature],
    ['a signature of another event', { 'x-signature': signatureOf({ ...track, userId: 'u-2' }) }, noSignature],
    ['a hash without the secret', { 'x-signature': signatureOf(track, '') }, noSignature],
    ['the secret as an API key', credential(`${withSecret.sharedSecret}:`), noSignature],
  ])('is not given by %s', async (_title, headers, message) => {
    const delivered = await deliver(track, withSecret, headers)
    expect(delivered).toEqual({ status: 401, message, bundles: [] })
  })

  /** Whatever JavaScript writes, reading and writing it once more gives the same bytes. */
  test('matches whatever JSON.stringify writes', async () => {
    const difficult = fc.constantFrom<unknown>(
      1e21,
      1e-7,
      -0,
      0.1 + 0.2,
      2 ** 53,
      'a/b</script>\u2028\u2029\u007f\u0000"\\',
      'é拉麵🍜\ud800',
      '{{body.userId}}',
      { b: 1, a: 2, 10: 3, 9: 4 },
      JSON.parse('{"__proto__": {"x": 1}, "constructor": 1, "": 2}'),
    )
    const value = fc.oneof(difficult, fc.jsonValue({ stringUnit: anyCharacter }))
    const event = fc.record({ properties: fc.dictionary(fc.string({ unit: anyCharacter }), value), userId: value })
    await fc.assert(
      fc.asyncProperty(event, async (fields) => {
        const body = { ...fields, type: 'track' }
        expect((await deliverSigned(body, signatureOf(body))).status).toBe(202)
      }),
    )
  })

  test('matches at any depth that real data has', async () => {
    const nested = Array.from({ length: 400 }).reduce<unknown>(
      (inner, _, level) => (level % 2 ? [inner] : { inner }),
      0,
    )
    const body = { ...track, properties: { nested } }
    expect((await deliverSigned(body, signatureOf(body))).status).toBe(202)
  })

  test.each([
    ['blanks', '{"type": "track"}'],
    ['a decimal point that JavaScript leaves out', '{"type":"track","x":1.0}'],
    ['escaped letters', '{"type":"track","x":"\\u00e9"}'],
    ['a key twice', '{"type":"page","type":"track"}'],
  ])(
    'does not match bytes that JavaScript would not write, as the help of the field says: %s',
    async (_title, body) => {
      const ofBytes = createHmac('sha1', withSecret.sharedSecret).update(body).digest('hex')
      expect(await deliverSigned(body, ofBytes)).toMatchObject({ status: 401, message: noSignature })
      expect((await deliverSigned(body, signatureOf(JSON.parse(body)))).status).toBe(202)
    },
  )
})

describe('verification, should Make not ask for it,', () => {
  const { verification: _, ...rest } = (app.definition.webhooks?.['events']?.api ?? {}) as Record<string, unknown>
  const passedOver = createApp({
    ...app.definition,
    webhooks: { events: { ...app.definition.webhooks?.['events'], api: rest } },
  })

  test.each([
    [withKey, basic, 1],
    [withKey, {}, 0],
    [withKey, credential('other:'), 0],
    [withSecret, { 'x-signature': signatureOf(track) }, 1],
    [withSecret, { 'x-signature': signatureOf(track, 'other') }, 0],
    [withSecret, {}, 0],
  ])('is asked again: %j with %j starts %i scenarios', async (parameters, headers, count) => {
    const delivery = { headers: { ...json, ...headers }, rawBody: JSON.stringify(track) }
    const { bundles } = await passedOver.receive('events', delivery, { parameters })
    expect(bundles).toHaveLength(count)
  })
})

describe('a webhook without its secret', () => {
  test.each([
    [{ authentication: 'apiKey', apiKey: '  ' }, { authorization: 'Basic Og==' }],
    [{ authentication: 'sharedSecret', sharedSecret: '  ' }, { 'x-signature': signatureOf(track, '') }],
  ])('takes nothing: %j', async (parameters, headers) => {
    expect((await deliver(track, parameters, headers)).status).toBe(401)
  })

  test.each([{}, { authentication: 'apiKey' }, { authentication: 'sharedSecret', apiKey: 'segment' }])(
    'cannot be saved: %j',
    async (parameters) => {
      const received = app.receive('events', { headers: { ...json, ...basic }, body: track }, { parameters })
      await expect(received).rejects.toMatchObject({
        name: 'BundleValidationError',
        message: expect.stringContaining('mandatory'),
      })
    },
  )
})

test('secrets are in no answer and no bundle', async () => {
  const secrets = ['correct horse', 'segment']
  for (const parameters of [withKey, withSecret]) {
    for (const headers of [basic, { 'x-signature': signatureOf(track) }]) {
      // oxlint-disable-next-line no-await-in-loop -- four deliveries
      const delivered = JSON.stringify(await deliver(track, parameters, headers))
      expect(secrets.filter((secret) => delivered.includes(secret))).toEqual([])
    }
  }
})
