import { describe, expect, it } from 'vitest'
import { basic, eu, euHost, nowText, post, send, us, useSandbox, usHost } from './harness.ts'

describe('what Segment answers with 200 and drops', () => {
  const sandbox = useSandbox()

  it.each([
    ['identify', {}, 'NO_IDENTITY'],
    ['identify', { userId: '' }, 'NO_IDENTITY'],
    ['identify', { userId: null, anonymousId: { id: 1 } }, 'NO_IDENTITY'],
    ['page', { traits: { id: 'u1' } }, 'NO_IDENTITY'],
    ['group', { groupId: 'g1' }, 'NO_IDENTITY'],
    ['track', { userId: 'u1' }, 'NO_EVENT'],
    ['track', { userId: 'u1', event: '' }, 'NO_EVENT'],
    ['track', { userId: 'u1', event: 42 }, 'NO_EVENT'],
    ['group', { userId: 'u1' }, 'NO_GROUP_ID'],
    ['group', { userId: 'u1', groupId: '' }, 'NO_GROUP_ID'],
    ['alias', { userId: 'u1' }, 'NO_PREVIOUS_ID'],
    ['alias', { previousId: 'p1', anonymousId: 'a1' }, 'NO_PREVIOUS_ID'],
    ['page', { userId: 'u1', messageId: 'm'.repeat(101) }, 'MESSAGE_ID_TOO_LONG'],
  ])('%s %j: %s', async (call, body, code) => {
    expect(await send(sandbox(), call, body)).toStrictEqual({ status: 200, json: { success: true } })
    expect(sandbox().segment.messages).toStrictEqual([])
    expect(sandbox().segment.dropped).toStrictEqual([
      {
        code,
        reason: expect.stringMatching(/\.$/),
        writeKey: us.writeKey,
        region: 'us',
        receivedAt: nowText,
        message: body,
      },
    ])
  })

  it('keeps a message ID of 100 characters', async () => {
    await send(sandbox(), 'page', { userId: 'u1', messageId: 'm'.repeat(100) })
    expect(sandbox().segment.dropped).toStrictEqual([])
  })

  it('drops messages for a write key that no source has', async () => {
    expect(await send(sandbox(), 'page', { userId: 'u1' }, 'unknown')).toMatchObject({ status: 200 })
    expect(sandbox().segment.dropped).toMatchObject([{ code: 'UNKNOWN_WRITE_KEY', writeKey: 'unknown' }])
  })

  it.each([
    [usHost, eu, 'us'],
    [euHost, us, 'eu'],
  ])('drops at %s what is for the source %o', async (host, source, region) => {
    const response = await sandbox().fetch(
      `${host}/v1/page`,
      post({ userId: 'u1' }, { authorization: basic(source.writeKey) }),
    )
    expect(response.status).toBe(200)
    expect(sandbox().segment.dropped).toMatchObject([
      { code: 'WRONG_REGION', region, reason: expect.stringContaining(`lives in region ${source.region}`) },
    ])
  })

  it('drops a second message with the same ID, whatever its source and content', async () => {
    await send(sandbox(), 'page', { userId: 'u1', messageId: 'm1' })
    await send(sandbox(), 'track', { userId: 'u2', event: 'e', messageId: 'm1' })
    await sandbox().fetch(
      `${euHost}/v1/page`,
      post({ userId: 'u3', messageId: 'm1' }, { authorization: basic(eu.writeKey) }),
    )
    expect(sandbox().segment.messages).toHaveLength(1)
    expect(sandbox().segment.dropped.map(({ code }) => code)).toStrictEqual(['DUPLICATE', 'DUPLICATE'])
  })

  it('takes the ID of a message that was dropped', async () => {
    await send(sandbox(), 'track', { userId: 'u1', messageId: 'm1' })
    await send(sandbox(), 'track', { userId: 'u1', messageId: 'm1', event: 'e' })
    expect(sandbox().segment.messages).toHaveLength(1)
  })

  it('forgets message IDs with a reset', async () => {
    await send(sandbox(), 'page', { userId: 'u1', messageId: 'm1' })
    sandbox().reset()
    await send(sandbox(), 'page', { userId: 'u1', messageId: 'm1' })
    expect(sandbox().segment.messages).toHaveLength(1)
  })
})

describe('what Segment keeps but changes', () => {
  const sandbox = useSandbox()

  it.each([
    ['no timestamp', {}, nowText, 0],
    ['null', { timestamp: null }, nowText, 0],
    ['a timestamp', { timestamp: '2016-01-01T00:00:00.123Z' }, '2016-01-01T00:00:00.123Z', 0],
    ['an offset', { timestamp: '2016-01-01T01:00:00+01:00' }, '2016-01-01T00:00:00.000Z', 0],
    ['no zone', { timestamp: '2016-01-01T00:00:00' }, '2016-01-01T00:00:00.000Z', 0],
    ['a date', { timestamp: '2016-01-01' }, '2016-01-01T00:00:00.000Z', 0],
    [
      'a clock that is ten seconds slow',
      { timestamp: '2016-04-07T03:33:00.000Z', sentAt: '2016-04-07T03:33:10.000Z' },
      '2016-04-07T03:33:10.000Z',
      0,
    ],
    ['a stray colon', { timestamp: '2016-01-01T00:00:00:000Z' }, nowText, 1],
    ['a month of one digit', { timestamp: '2015-2-02T00:00:00Z' }, nowText, 1],
    ['no such day', { timestamp: '2015-01-41' }, nowText, 1],
    ['a number', { timestamp: 1_460_000_000_000 }, nowText, 1],
    [
      'nonsense, but a time of sending',
      { timestamp: 'x', sentAt: '2016-04-07T03:33:10Z' },
      '2016-04-07T03:33:10.000Z',
      1,
    ],
  ])('timestamp: %s', async (_, fields, timestamp, notes) => {
    await send(sandbox(), 'page', { userId: 'u1', ...fields })
    const [message] = sandbox().segment.messages
    expect(message).toMatchObject({ timestamp, message: { timestamp, receivedAt: nowText } })
    expect(message?.notes).toHaveLength(notes)
    expect(message?.message.originalTimestamp).toBe('timestamp' in fields ? fields.timestamp : undefined)
  })

  it.each([
    ['identify', { userId: 'u1', traits: 'x' }, ['traits is not an object and has no effect.']],
    ['track', { userId: 'u1', event: 'e', properties: [] }, ['properties is not an object and has no effect.']],
    ['identify', { userId: 'u1', traits: null }, []],
    ['identify', { userId: 'u1', traits: numbered(300) }, []],
    [
      'identify',
      { userId: 'u1', traits: numbered(301) },
      ['traits has 301 entries; Unify drops messages with more than 300.'],
    ],
    ['group', { userId: 'u1', groupId: 'g'.repeat(500) }, []],
    [
      'group',
      { userId: 'u1', groupId: 'g'.repeat(501) },
      ['groupId has 501 characters; Unify drops messages with more than 500.'],
    ],
    ['page', { userId: 'u1', context: { groupId: '' } }, ['context.groupId is empty; Unify drops the message.']],
    [
      'identify',
      { userId: 'u1', traits: { a: '2015-01-01T00:00:00', b: '2015-01-01T00:00:00Z', c: '2015-01-01' } },
      ['The trait a is a time without a zone; Engage drops it.'],
    ],
  ])('%s %j has the notes %j', async (call, body, notes) => {
    await send(sandbox(), call, body)
    expect(sandbox().segment.messages).toMatchObject([{ notes }])
  })
})

/** An object with this many keys. */
function numbered(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]))
}
