import { describe, expect, test } from 'vitest'
import { chanceOf, messageTypes, testMessage } from '../../src/deliveries/index.ts'
import { startSandbox } from '../../src/sandbox/index.ts'

const now = new Date('2026-01-02T03:04:05.678Z')

test('the same seed makes the same messages, another seed others', () => {
  const made = (seed: number) => {
    const chance = chanceOf(seed)
    return messageTypes.flatMap((type) => [testMessage(type, chance, now), testMessage(type, chance, now)])
  }
  expect(made(1)).toEqual(made(1))
  const ids = [...made(1), ...made(2)].map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(24)
})

describe('chance', () => {
  test('is even, and keeps to its bounds', () => {
    const chance = chanceOf(5)
    const counts = Array.from({ length: 6 }, () => 0)
    for (let throws = 0; throws < 6000; throws += 1) counts[chance.whole(1, 6) - 1]! += 1
    expect(counts.reduce((sum, count) => sum + count)).toBe(6000)
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  test('makes UUIDs of version 4', () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
    const chance = chanceOf(0)
    for (let index = 0; index < 100; index += 1) expect(chance.uuid()).toMatch(uuid)
  })
})

const ids = ['userId', 'anonymousId', 'messageId']
const required = {
  identify: ids,
  track: [...ids, 'event'],
  page: ids,
  screen: ids,
  group: [...ids, 'groupId'],
  alias: [...ids, 'previousId'],
}

describe.each(messageTypes)('%s', (type) => {
  const messages = Array.from({ length: 50 }, (_, seed) => testMessage(type, chanceOf(seed), now))

  test('has what the specification asks of it', () => {
    for (const message of messages) {
      expect(message.type).toBe(type)
      expect(required[type].map((name) => typeof message[name])).toEqual(required[type].map(() => 'string'))
      expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(2048)
    }
  })

  test('has times that relate as Segment’s do', () => {
    for (const message of messages) {
      const at = (name: string) => Date.parse(String(message[name]))
      expect(at('receivedAt')).toBe(now.getTime())
      expect(at('originalTimestamp')).toBeLessThan(at('sentAt'))
      expect(at('sentAt')).toBeLessThan(at('receivedAt'))
      expect(at('receivedAt') - at('timestamp')).toBe(at('sentAt') - at('originalTimestamp'))
    }
  })
})

test('Segment keeps every message that is made', async () => {
  const sandbox = await startSandbox()
  try {
    const chance = chanceOf(9)
    const batch = messageTypes.flatMap((type) => Array.from({ length: 5 }, () => testMessage(type, chance, now)))
    const authorization = `Basic ${Buffer.from(`${sandbox.settings.sources[0]!.writeKey}:`).toString('base64')}`
    const headers = { authorization, 'content-type': 'application/json' }
    const answer = await fetch(`${sandbox.segmentUrl}/v1/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ batch }),
    })
    expect([answer.status, sandbox.segment.dropped, sandbox.segment.messages.length]).toEqual([200, [], batch.length])
  } finally {
    await sandbox.stop()
  }
})
