import nock from 'nock'

/** A request that arrived at `/v1/batch`. */
export interface BatchRequest {
  /** Of its body in UTF-8. */
  readonly bytes: number
  readonly headers: Record<string, string>
  readonly body: { batch: Record<string, unknown>[]; context: unknown; integrations?: unknown }
}

/** What becomes of a request: an answer, none in time, or a connection that breaks. */
export type Outcome = 'timeout' | 'drop' | { status: number; body?: unknown; headers?: Record<string, string> }

const confirmed: Outcome = { status: 200, body: { success: true } }

/**
 * Plays Segment for batches until the test ends: every request is confirmed, unless `outcomeOf` says otherwise of its place, from 1.
 * Returns what arrived, in order.
 */
export function batchService(outcomeOf: (place: number) => Outcome | undefined = () => undefined): BatchRequest[] {
  const arrived: BatchRequest[] = []
  nock('https://api.segment.io')
    .persist()
    .post('/v1/batch')
    .reply(function reply(_uri, body, answer) {
      arrived.push({
        bytes: Buffer.byteLength(JSON.stringify(body)),
        headers: { ...this.req.headers },
        body: body as BatchRequest['body'],
      })
      const outcome = outcomeOf(arrived.length) ?? confirmed
      if (outcome === 'drop') answer(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }), [500, ''])
      else if (outcome === 'timeout') setTimeout(() => answer(null, [200, { success: true }]), 400).unref()
      else answer(null, [outcome.status, (outcome.body ?? {}) as nock.Body, outcome.headers ?? {}])
    })
  return arrived
}

/** Returns the events of all requests, one after the other. */
export const eventsOf = (requests: readonly BatchRequest[]): Record<string, unknown>[] =>
  requests.flatMap(({ body }) => body.batch)

/** The parameters of a batch as JSON. */
export const asJson = (events: unknown, more: object = {}) => ({
  source: 'json',
  json: JSON.stringify(events),
  ...more,
})

/** The parameters of a batch as a list. */
export const asList = (events: unknown, more: object = {}) => ({ source: 'list', events, ...more })

/** A Track with the least that it needs, and more. */
export const track = (more: object = {}) => ({ type: 'track', userId: 'u-1', event: 'Order Completed', ...more })

/** As many different events, each with its own Message ID. */
export const tracks = (count: number) =>
  Array.from({ length: count }, (_, index) => track({ messageId: `m-${index + 1}` }))

/** How many bytes a value takes as JSON in UTF-8. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

/** An event whose JSON has exactly this many bytes. */
export function eventOf(bytes: number, more: object = {}) {
  const room = bytes - bytesOf(track({ ...more, properties: { text: '' } }))
  return track({ ...more, properties: { text: 'é'.repeat(Math.floor(room / 2)) + 'x'.repeat(room % 2) } })
}
