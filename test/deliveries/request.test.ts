import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { deliveryRequest, loopbackUrl, NotLoopbackError } from '../../src/deliveries/index.ts'

describe('a delivery', () => {
  test('has the headers of a Direct Integration and nothing else', () => {
    const { headers, body } = deliveryRequest({ type: 'track', event: '拉麵' }, { key: 'segment' })
    expect(body).toBe('{"type":"track","event":"拉麵"}')
    expect(headers).toEqual({
      Accept: '*/*',
      Authorization: 'Basic c2VnbWVudDo=',
      'Cache-Control': 'no-cache',
      Connection: 'Keep-Alive',
      'Content-Length': '33',
      'Content-Type': 'application/json',
      'User-Agent': 'Segment',
    })
  })

  test('is signed in place of a key, a batch by its first event', () => {
    const [first, second] = [{ type: 'track' }, { type: 'page' }]
    const signature = createHmac('sha1', 's').update('{"type":"track"}').digest('hex')
    for (const content of [first, [first, second]]) {
      const { headers } = deliveryRequest(content, { secret: 's' })
      expect([headers['X-Signature'], headers['Authorization']]).toEqual([signature, undefined])
    }
  })
})

describe('an address', () => {
  test.each([
    ['http://127.0.0.1:3000/segment?x=1', 'http://127.0.0.1:3000/segment?x=1'],
    ['http://127.8.9.10', 'http://127.8.9.10/'],
    ['http://localhost:3000', 'http://localhost:3000/'],
    ['http://LOCALHOST', 'http://localhost/'],
    ['http://[::1]:3000', 'http://[::1]:3000/'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://0x7f.1/', 'http://127.0.0.1/'],
  ])('on this machine is taken: %s', (address, url) => {
    expect(loopbackUrl(address).href).toBe(url)
  })

  test.each([
    'https://127.0.0.1/',
    'ftp://127.0.0.1/',
    'file:///etc/hosts',
    'http://example.com/',
    'http://0.0.0.0/',
    'http://10.0.0.1/',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1@example.com/',
    'http://localhost.example.com/',
    'http://notlocalhost/',
    'http://localhost./',
    'http://[::ffff:127.0.0.1]/',
    'http://[::]/',
    'https://hook.eu1.make.com/token',
    '127.0.0.1:3000',
    'nothing',
    '',
  ])('anywhere else is refused, without repeating it: %s', (address) => {
    expect(() => loopbackUrl(address)).toThrow(NotLoopbackError)
    expect(() => loopbackUrl(address)).not.toThrow(/token|example/)
  })
})
