import nock from 'nock'

/** A request that arrived at `/v1/batch`. */
export interface BatchRequest {
  /** Of its body in UTF-8. */
  readonly bytes: number
  readonly body: { batch: Record<string, unknown>[]; context: unknown; integrations?: unknown }
}

/**
 * Answers every batch with success, from request `failing` on with the status given; returns what arrived.
 */
export function batchService(failing = Infinity, status = 503): BatchRequest[] {
  const received: BatchRequest[] = []
  nock('https://api.segment.io')
    .persist()
    .post('/v1/batch')
    .reply((_uri, body) => {
      if (received.length + 1 >= failing) return [status, { message: 'no' }]
      received.push({ bytes: Buffer.byteLength(JSON.stringify(body)), body: body as BatchRequest['body'] })
      return [200, { success: true }]
    })
  return received
}

/** Returns the events of all requests, one after the other. */
export const eventsOf = (requests: readonly BatchRequest[]): Record<string, unknown>[] =>
  requests.flatMap(({ body }) => body.batch)
