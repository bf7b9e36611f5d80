import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import type { DeliveryRequest } from './request.ts'

/**
 * How long Segment waits for an answer, in milliseconds.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/webhooks
 */
export const answerTimeout = 5000

/** What an endpoint answered. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** Thrown when there is no answer: nobody listens, the connection broke, or five seconds have passed. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}

/**
 * Sends a delivery with exactly the headers that it names, beside Host. Redirects are not followed.
 *
 * @throws NoAnswerError, and nothing is tried again.
 */
export async function send(
  url: URL,
  { headers, body }: DeliveryRequest,
  { timeout = answerTimeout }: { timeout?: number } = {},
): Promise<Answer> {
  // A connection that is kept alive would keep the process waiting, so it ends with its only request.
  const agent = new Agent({ keepAlive: true })
  const signal = AbortSignal.timeout(timeout)
  try {
    const outgoing = request(url, { method: 'POST', headers, agent, signal })
    outgoing.end(body)
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = await incoming.toArray()
    return { status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = signal.aborted ? `after ${timeout} ms, as long as Segment waits` : (code ?? message)
    throw new NoAnswerError(`There is no answer: ${why}. Is the endpoint running?`, { cause: error })
  } finally {
    agent.destroy()
  }
}
