import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { answerOf, type Faults, replacesAnswer } from './faults.ts'
import { HOST_HEADER, type Service } from './hosts.ts'

/** Bodies over 5 MB are refused with 413 by every service of the sandbox. */
const MAX_BODY_BYTES = 5 * 1024 * 1024

/** A request as it reached the sandbox. `headers` holds the credentials that it came with. */
export interface ReceivedRequest {
  readonly service: Service
  /** Segment's host that the request was meant for, when it came through the sandbox's `fetch`. */
  readonly host: string | undefined
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** The decompressed body. */
  readonly body: string
  readonly receivedAt: string
  /** What it was answered with; null as long as there is no answer, and for good when the connection was dropped. */
  status: number | null
}

/** What hono passes along: node's own request and response, and the request as recorded. */
export interface SandboxEnv {
  Bindings: HttpBindings
  Variables: { received: ReceivedRequest }
}

interface Receiver {
  readonly service: Service
  readonly requests: ReceivedRequest[]
  readonly faults: Faults
  readonly now: () => Date
  /** The answer of this service to a request that nothing in it can be done with. */
  readonly refuse: (status: 400 | 413, message: string) => Response
}

/** Reads and records every request, lets announced faults happen, and notes what was answered. */
export function receive({ service, requests, faults, now, refuse }: Receiver): MiddlewareHandler<SandboxEnv> {
  return async (context, next) => {
    const body = await readBody(context.env.incoming)
    const received = record(context, service, typeof body === 'string' ? body : '', now())
    requests.push(received)
    context.set('received', received)
    const fault = faults.next(service)
    if (fault?.delayMs !== undefined) await faults.delay(fault.delayMs)
    if (fault?.dropConnection) {
      context.env.incoming.socket.destroy()
      return context.body(null)
    }
    if (fault !== undefined && replacesAnswer(fault)) context.res = answerOf(fault)
    else if (typeof body !== 'string') context.res = refuse(body.status, body.message)
    else await next()
    received.status = context.res.status
    return undefined
  }
}

function record(context: Context<SandboxEnv>, service: Service, body: string, at: Date): ReceivedRequest {
  const { [HOST_HEADER]: host, ...headers } = context.req.header()
  const { method, url } = context.req
  // Not context.req.path, which has lost a slash at its end.
  const path = new URL(url).pathname
  const query = context.req.query()
  return { service, host, method, path, query, headers, body, receivedAt: at.toISOString(), status: null }
}

/** The body as text, or why there is none. A body over the limit is read to its end, so that the client sees the answer. */
async function readBody(incoming: IncomingMessage): Promise<string | { status: 400 | 413; message: string }> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) chunks.length = 0
    else chunks.push(chunk)
  }
  const tooLarge = { status: 413, message: `The body is larger than ${MAX_BODY_BYTES} bytes.` } as const
  if (size > MAX_BODY_BYTES) return tooLarge
  const bytes = Buffer.concat(chunks)
  if (incoming.headers['content-encoding'] !== 'gzip') return bytes.toString('utf8')
  try {
    return (await promisify(gunzip)(bytes, { maxOutputLength: MAX_BODY_BYTES })).toString('utf8')
  } catch (error) {
    if (error instanceof RangeError) return tooLarge
    return { status: 400, message: 'The body is not the gzip that its Content-Encoding announces.' }
  }
}
