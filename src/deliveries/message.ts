import { contents, type MessageType } from './contents.ts'
import type { Chance } from './random.ts'

/** A message as Segment hands it to a destination. */
export type TestMessage = Readonly<Record<string, unknown>> & { readonly type: MessageType; readonly messageId: string }

const agents = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
] as const

/**
 * Makes a test message of a type, as spec.segment.com once did: valid, of plausible content, with invented people and
 * addresses that are kept for examples. The same chance and time give the same message. Times relate as Segment's do:
 * `timestamp` is `receivedAt` less what the client took to send. https://www.twilio.com/docs/segment/connections/spec/common
 */
export function testMessage(type: MessageType, chance: Chance, now: Date): TestMessage {
  const before = (milliseconds: number): string => new Date(now.getTime() - milliseconds).toISOString()
  const sending = chance.whole(20, 4000)
  const travel = chance.whole(30, 900)
  return {
    anonymousId: chance.uuid(),
    context: {
      ip: `203.0.113.${chance.whole(1, 254)}`,
      locale: chance.oneOf(['en-US', 'pl-PL', 'nb-NO', 'ja-JP']),
      library: { name: 'analytics.js', version: '2.11.1' },
      userAgent: chance.oneOf(agents),
    },
    integrations: {},
    messageId: `test-${chance.uuid()}`,
    originalTimestamp: before(travel + sending),
    receivedAt: before(0),
    sentAt: before(travel),
    timestamp: before(sending),
    type,
    userId: `user-${chance.hex(12)}`,
    ...contents[type](chance, now),
    version: 2,
  }
}
