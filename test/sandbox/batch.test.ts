import { describe, expect, it } from 'vitest'
import { send, us, useSandbox } from './harness.ts'

const success = { status: 200, json: { success: true } }
const limit = 500 * 1024

/** A batch of exactly this many bytes. */
function batchOf(bytes: number): string {
  const batch = Array.from({ length: 20 }, (_, index) => ({
    type: 'page',
    userId: `u${index}`,
    name: 'x'.repeat(25_000),
  }))
  const text = JSON.stringify({ batch, context: { filler: '' } })
  return text.replace('"filler":""', `"filler":"${'x'.repeat(bytes - Buffer.byteLength(text))}"`)
}

describe('batches', () => {
  const sandbox = useSandbox()

  it.each(['batch', 'b', 'import', 'batch/'])('POST /v1/%s keeps every message by its type', async (path) => {
    const batch = [
      { type: 'identify', userId: 'u1' },
      { action: 'track', userId: 'u1', event: 'e' },
      { type: 'page', anonymousId: 'a1' },
      { type: 'screen', anonymousId: 'a1' },
      { type: 'group', userId: 'u1', groupId: 'g1' },
      { type: 'alias', userId: 'u1', previousId: 'p1' },
    ]
    expect(await send(sandbox(), path, { batch })).toStrictEqual(success)
    expect(sandbox().segment.messages.map(({ type }) => type)).toStrictEqual([
      'identify',
      'track',
      'page',
      'screen',
      'group',
      'alias',
    ])
  })

  it('merges what the batch says for all into every message, whose own word wins', async () => {
    const shared = {
      context: { ip: '1.1.1.1', locale: 'en' },
      integrations: { All: false },
      sentAt: '2016-04-07T03:33:20Z',
    }
    const own = { type: 'page', userId: 'u1', context: { locale: 'de' }, integrations: { Ramen: true } }
    await send(sandbox(), 'batch', { ...shared, batch: [own, { type: 'page', userId: 'u2' }] })
    expect(sandbox().segment.messages.map(({ message }) => message)).toMatchObject([
      { context: { ip: '1.1.1.1', locale: 'de' }, integrations: { All: false, Ramen: true }, sentAt: shared.sentAt },
      { context: shared.context, integrations: { All: false }, sentAt: shared.sentAt },
    ])
  })

  it('drops single messages and keeps the others', async () => {
    const batch = [
      { type: 'page', userId: 'u1', messageId: 'm1' },
      { type: 'page', userId: 'u1', messageId: 'm1' },
      { type: 'page' },
      { type: 'delete', userId: 'u1' },
      { userId: 'u1' },
      null,
      'text',
      { type: 'page', userId: 'u2', name: 'é'.repeat(16 * 1024) },
    ]
    expect(await send(sandbox(), 'batch', { batch })).toStrictEqual(success)
    expect(sandbox().segment.messages).toHaveLength(1)
    const codes = sandbox().segment.dropped.map(({ code }) => code)
    const unknown = 'UNKNOWN_TYPE'
    expect(codes).toStrictEqual(['DUPLICATE', 'NO_IDENTITY', unknown, unknown, unknown, unknown, 'MESSAGE_TOO_LARGE'])
  })

  it.each([
    [32 * 1024, 1],
    [32 * 1024 + 1, 0],
  ])('of a message of %i bytes keeps %i', async (bytes, kept) => {
    const message = { type: 'page', userId: 'u1', name: '' }
    const name = 'x'.repeat(bytes - JSON.stringify(message).length)
    await send(sandbox(), 'batch', { batch: [{ ...message, name }] })
    expect(sandbox().segment.messages).toHaveLength(kept)
  })

  it.each([
    [2500, 2500, 0],
    [2501, 0, 2501],
  ])('of %i messages keeps %i and drops %i', async (count, kept, dropped) => {
    const batch = Array.from({ length: count }, () => ({ type: 'page', userId: 'u1' }))
    expect(await send(sandbox(), 'batch', { batch })).toStrictEqual(success)
    expect(sandbox().segment.messages).toHaveLength(kept)
    expect(sandbox().segment.dropped).toHaveLength(dropped)
    expect(new Set(sandbox().segment.dropped.map(({ code }) => code)).size).toBe(Math.min(dropped, 1))
  })

  it.each([
    [limit - 1, 200],
    [limit, 200],
    [limit + 1, 400],
  ])('answers a batch of %i bytes with %i', async (bytes, status) => {
    const body = batchOf(bytes)
    expect(Buffer.byteLength(body)).toBe(bytes)
    expect(await send(sandbox(), 'batch', body)).toMatchObject({ status })
  })

  it.each([{}, { batch: {} }, { batch: null }])('answers 400 to %j', async (body) => {
    const message = 'The batch is not a list of messages.'
    expect(await send(sandbox(), 'batch', body)).toStrictEqual({ status: 400, json: { success: false, message } })
  })

  it('takes the write key from the batch', async () => {
    const { fetch } = sandbox()
    const body = JSON.stringify({ writeKey: us.writeKey, batch: [{ type: 'page', userId: 'u1', writeKey: 'other' }] })
    await fetch('https://api.segment.io/v1/batch', { method: 'POST', body })
    expect(sandbox().segment.messages).toMatchObject([{ source: us.name }])
    expect(sandbox().segment.messages[0]?.message).not.toHaveProperty('writeKey')
  })

  it('answers an empty batch', async () => {
    expect(await send(sandbox(), 'batch', { batch: [] })).toStrictEqual(success)
  })
})
