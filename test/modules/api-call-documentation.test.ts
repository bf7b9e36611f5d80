import { expect, test } from 'vitest'
import { evaluate } from '../../src/iml/index.ts'
import { receive, run, writeKey } from './run.ts'

const basic = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`

test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('the method %s goes out as it was chosen', async (method) => {
  const received = receive('https://api.segment.io', '/v1/any?a=b', {}, method)
  const { bundle } = await run('makeAnApiCall', {
    url: '/v1/any',
    method,
    qs: [{ key: 'a', value: 'b' }],
    body: '{"x":1}',
  })
  expect(bundle.statusCode).toBe(200)
  expect(received).toHaveLength(1)
  expect(received[0]?.headers['authorization']).toBe(basic)
})

test('the header of the documented example can be written as an expression', async () => {
  const parameters = evaluate(
    {
      url: '/v1/group/',
      method: 'POST',
      headers: [
        { key: 'Content-Type', value: 'application/json' },
        { key: 'authorization', value: `Basic {{base64("${writeKey}:")}}` },
      ],
      body: '{"userId":"u-1","groupId":"g-1"}',
    },
    {},
  ) as Record<string, unknown>
  const received = receive('https://api.segment.io', '/v1/group/')
  const { bundle } = await run('makeAnApiCall', parameters, { writeKey: undefined, token: 'token' })
  expect(received[0]).toMatchObject({
    headers: { authorization: basic, 'content-type': 'application/json' },
    body: { userId: 'u-1', groupId: 'g-1' },
  })
  expect(bundle.body).toEqual({ success: true })
})

test('further headers go out beside the write key', async () => {
  const received = receive('https://api.segment.io', '/v1/track')
  const headers = [
    { key: 'Content-Type', value: 'application/json' },
    { key: 'X-Trace', value: 't-1' },
  ]
  await run('makeAnApiCall', { url: '/v1/track', method: 'POST', headers, body: '{}' })
  expect(received[0]?.headers).toMatchObject({ authorization: basic, 'x-trace': 't-1' })
})
