import { expect, test } from 'vitest'
import { createGate } from '../../src/deploy/make/gate.ts'
import { type Retry, waitBefore } from '../../src/deploy/make/retry.ts'
import { readZone } from '../../src/deploy/make/zone.ts'

const retry: Retry = { limit: 3, base: 1000, longest: 5000, sleep: async () => {} }

test.each<
  [what: string, attempt: number, status: number, method: string, retryAfter: string | null, wait: number | undefined]
>([
  ['doubles', 0, 429, 'GET', null, 1000],
  ['doubles', 2, 429, 'GET', null, 4000],
  ['ends', 3, 429, 'GET', null, undefined],
  ['as Make asks', 0, 429, 'POST', '2', 2000],
  ['at once', 0, 503, 'PUT', '0', 0],
  ['until a date that is over', 0, 503, 'PATCH', 'Sat, 01 Jan 2000 00:00:00 GMT', 0],
  ['not for so long', 0, 503, 'DELETE', '6', undefined],
  ['nonsense is no date', 1, 429, 'GET', 'soon', 2000],
  ['a creation that failed may have been done', 0, 502, 'POST', null, undefined],
  ['a refusal stays one', 0, 400, 'GET', null, undefined],
])('%s: attempt %i after %i to %s', (_what, attempt, status, method, retryAfter, wait) => {
  expect(waitBefore(attempt, { status, method, retryAfter }, retry)).toBe(wait)
})

test('the longest wait is not exceeded by doubling', () => {
  expect(waitBefore(9, { status: 429, method: 'GET', retryAfter: null }, { ...retry, limit: 10 })).toBe(5000)
})

test.each([
  ['eu1.make.com', 'https', 'eu1.make.com'],
  ['https://EU2.make.com/', 'https', 'eu2.make.com'],
  ['https://connect.ibexa.co/api', 'https', 'connect.ibexa.co'],
  ['http://eu1.make.com', 'https', 'eu1.make.com'],
  ['127.0.0.1:3000', 'http', '127.0.0.1:3000'],
  ['http://localhost:3000/api', 'http', 'localhost:3000'],
  ['127.0.0.1.example.com', 'https', '127.0.0.1.example.com'],
  ['[::1]:3000', 'http', '[::1]:3000'],
])('zone %s', (text, protocol, host) => {
  expect(readZone(text)).toEqual({ protocol, host })
})

test.each(['', ' ', 'eu1', 'eu1.make.com/x', 'a b', 'https://a@eu1.make.com', '::'])('%j is no zone', (text) => {
  expect(() => readZone(text)).toThrow('That is no zone.')
})

test('a gate lets so many through at once, in order, and goes on after a failure', async () => {
  const gate = createGate(2)
  const log: string[] = []
  let most = 0
  let running = 0
  const work = (name: string, fails = false) =>
    gate(async () => {
      running += 1
      most = Math.max(most, running)
      log.push(name)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (fails) throw new Error(name)
    })
  const results = await Promise.allSettled([work('a', true), work('b'), work('c'), work('d', true), work('e')])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect([most, log]).toEqual([2, ['a', 'b', 'c', 'd', 'e']])
})
