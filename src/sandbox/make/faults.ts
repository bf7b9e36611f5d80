import { setTimeout } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import type { Context, Next } from 'hono'

/** Something that goes wrong with a request to the Make API. */
export interface MakeFault {
  /** Which of the requests from now on, from 1; the next one unless told. */
  readonly at?: number
  /** How many, one after the other; 1 unless told. */
  readonly times?: number
  /** Only requests with this method count. */
  readonly method?: string
  /** Answer with this status instead of doing anything. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text as it is. */
  readonly body?: string
  /** Close the connection: before anything is done, or after it is done and before the answer. */
  readonly drop?: 'before' | 'after'
  /** Wait this many milliseconds first. */
  readonly delayMs?: number
}

/** A request as it reached the Make API; the key is not kept. */
export interface MakeRequest {
  readonly method: string
  /** Without the part that all paths begin with. */
  readonly path: string
  readonly body: string
  status: number | null
}

/** The faults that are still to happen. */
export interface MakeFaults {
  add(fault: MakeFault): void
  /** The fault that a request meets. Each request counts, for all faults that look at its method. */
  next(method: string): MakeFault | undefined
  clear(): void
}

/** No faults yet. */
export function createMakeFaults(): MakeFaults {
  let waiting: { fault: MakeFault; wait: number; left: number }[] = []
  return {
    add(fault) {
      waiting.push({ fault, wait: fault.at ?? 1, left: fault.times ?? 1 })
    },
    next(method) {
      const counted = waiting.filter(({ fault }) => fault.method === undefined || fault.method === method)
      for (const entry of counted) entry.wait -= 1
      const due = counted.find(({ wait }) => wait <= 0)
      if (due === undefined) return undefined
      due.left -= 1
      if (due.left < 1) waiting = waiting.filter((entry) => entry !== due)
      return due.fault
    },
    clear() {
      waiting = []
    },
  }
}

/** Records a request, and lets a fault happen to it. */
export async function record(
  context: Context<{ Bindings: HttpBindings }>,
  next: Next,
  rootLength: number,
  requests: MakeRequest[],
  fault: MakeFault | undefined,
): Promise<Response | undefined> {
  const { req } = context
  const isText = req.header('content-type') !== 'image/png'
  const body = isText ? await req.text() : ''
  const path = new URL(req.url).pathname.slice(rootLength)
  const request: MakeRequest = { method: req.method, path, body, status: null }
  requests.push(request)
  if (fault?.delayMs !== undefined) await setTimeout(fault.delayMs)
  if (fault?.drop === 'before') return dropped(context)
  if (fault?.status !== undefined) {
    request.status = fault.status
    return new Response(fault.body ?? JSON.stringify({ message: 'A fault of the sandbox.' }), {
      status: fault.status,
      headers: { 'content-type': 'application/json', ...fault.headers },
    })
  }
  await next()
  if (fault?.drop === 'after') return dropped(context)
  request.status = context.res.status
  return undefined
}

function dropped(context: Context<{ Bindings: HttpBindings }>): Response {
  context.env.incoming.socket.destroy()
  return context.body(null)
}
