import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { fail, least, library, receive, receiveAtSegment, run } from './run.ts'

/** Runs Identify with a Ramen endpoint on this machine, and returns the request as it came over the wire. */
async function onTheWire(parameters: Record<string, unknown>) {
  let incoming: IncomingMessage | undefined
  let body = Buffer.alloc(0)
  const server = createServer(async (request, response) => {
    incoming = request
    body = Buffer.concat(await request.toArray())
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  receiveAtSegment('/v1/identify')
  try {
    await run('identify', parameters, {
      ramen: 'direct',
      ramenEndpoint: `http://127.0.0.1:${port}/segment`,
      ramenApiKey: 'segment',
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
  return { method: incoming?.method, url: incoming?.url, headers: incoming?.headers ?? {}, body }
}

test('a message goes out with the headers of a Direct Integration', async () => {
  const { method, url, headers, body } = await onTheWire({ userId: 'u-1', traits: { name: '拉麵' } })
  expect([method, url]).toEqual(['POST', '/segment'])
  expect(headers).toMatchObject({
    accept: '*/*',
    authorization: 'Basic c2VnbWVudDo=',
    'cache-control': 'no-cache',
    connection: 'keep-alive',
    'content-length': String(body.length),
    'content-type': 'application/json',
    'user-agent': 'Segment',
  })
  expect(JSON.parse(body.toString())).toMatchObject({ type: 'identify', user_id: 'u-1', traits: { name: '拉麵' } })
})

test('its body has the members of the documented example', async () => {
  const { body } = await onTheWire({
    userId: '97980cfea0067',
    anonymousId: '507f191e810c19729de860ea',
    messageId: '022bb90c-bbac-11e4-8dfc-aa07a5b093db',
    traits: { name: 'Peter Gibbons', email: 'peter@initech.com' },
    customTraits: [
      { name: 'plan', type: 'text', value: 'premium' },
      { name: 'logins', type: 'number', value: 5 },
    ],
    context: { ip: '8.8.8.8', userAgent: 'Mozilla/5.0' },
  })
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(JSON.parse(body.toString())).toEqual({
    anonymous_id: '507f191e810c19729de860ea',
    message_id: '022bb90c-bbac-11e4-8dfc-aa07a5b093db',
    received_at: time,
    sent_at: time,
    traits: { name: 'Peter Gibbons', email: 'peter@initech.com', plan: 'premium', logins: 5 },
    type: 'identify',
    user_id: '97980cfea0067',
    version: '1.1',
    context: { ip: '8.8.8.8', user_agent: 'Mozilla/5.0', library },
    integrations: { ramen: true },
  })
})

describe('what Ramen says of a refusal', () => {
  const direct = { ramen: 'direct', ramenEndpoint: 'https://ramen.example.com/segment', ramenApiKey: 'segment' }

  test.each([
    [401, { message: 'API token expired' }, '[401]: API token expired.'],
    [400, { message: 'Missing email address' }, '[400]: Missing email address.'],
    [400, '', '[400]: .'],
    [503, '', '[503]: .'],
  ])('with %i and %j shows in the error', async (status, body, says) => {
    receiveAtSegment('/v1/track')
    receive('https://ramen.example.com', '/segment', { status, body })
    expect((await fail('track', least['track'] ?? {}, direct)).message).toContain(`Ramen answered ${says}`)
  })

  test('and nothing is missing where it accepts with an empty body', async () => {
    receiveAtSegment('/v1/track')
    receive('https://ramen.example.com', '/segment', { status: 200, body: '' })
    expect((await run('track', least['track'] ?? {}, direct)).bundle.ramen).toBe('accepted by the direct endpoint')
  })
})
