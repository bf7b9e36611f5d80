import { setTimeout } from 'node:timers/promises'
import type { Service } from './hosts.ts'

/** Something that goes wrong with the next requests of a service. */
export interface Fault {
  readonly service: Service
  /** Answer with this status instead of the true answer (200 to 599). */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Text as it is, anything else as JSON. */
  readonly body?: unknown
  /** Wait this many milliseconds first; alone, the true answer follows. */
  readonly delayMs?: number
  /** Close the connection without an answer. */
  readonly dropConnection?: boolean
  /** How many requests it meets; 1 by default, `Infinity` for all until a reset. */
  readonly times?: number
}

/** The faults that are still to happen, in the order in which they were announced. */
export interface Faults {
  /** Announces a fault. Throws `RangeError` for a status outside 200 to 599, or a number of times that is no count. */
  add(fault: Fault): void
  /** The fault that the next request of this service meets, used up by asking. */
  next(service: Service): Fault | undefined
  /** Waits, and rejects when the sandbox stops meanwhile. */
  delay(milliseconds: number): Promise<void>
  clear(): void
  /** Ends every wait that is under way. */
  stop(): void
}

export function createFaults(): Faults {
  let waiting: { fault: Fault; left: number }[] = []
  const stopping = new AbortController()
  return {
    add(fault) {
      const { status = 200, times = 1 } = fault
      if (!(status >= 200 && status <= 599)) throw new RangeError(`A fault's status is 200 to 599, not ${status}.`)
      if (!(times >= 1)) throw new RangeError(`A fault happens once or more often, not ${times} times.`)
      waiting.push({ fault, left: times })
    },
    next(service) {
      const entry = waiting.find(({ fault }) => fault.service === service)
      if (entry === undefined) return undefined
      entry.left -= 1
      if (entry.left < 1) waiting = waiting.filter((other) => other !== entry)
      return entry.fault
    },
    async delay(milliseconds) {
      await setTimeout(milliseconds, undefined, { signal: stopping.signal })
    },
    clear() {
      waiting = []
    },
    stop() {
      stopping.abort()
    },
  }
}

/** Whether a fault takes the place of the true answer. */
export function replacesAnswer({ status, headers, body }: Fault): boolean {
  return status !== undefined || headers !== undefined || body !== undefined
}

/** The answer that a fault gives. */
export function answerOf({ status = 200, headers = {}, body }: Fault): Response {
  const hasNoBody = body === undefined || status === 204 || status === 205 || status === 304
  if (hasNoBody) return new Response(null, { status, headers })
  return typeof body === 'string' ? new Response(body, { status, headers }) : Response.json(body, { status, headers })
}
