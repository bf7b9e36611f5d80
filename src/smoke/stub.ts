import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './answer.ts'

/** A request that reached the stub, as it was meant. */
export interface Asked {
  readonly method: string
  /** Host and path, without the query, which may hold secrets. */
  readonly address: string
  readonly path: string
}

/** Answers one request after the other. */
export type Answerer = (asked: Asked) => Answer

/** A server on 127.0.0.1 that takes the place of every service. */
export interface Stub {
  /** A `fetch` that sends each request to the stub, whatever host it names; its answers come from `answerer`. */
  fetchFor(answerer: Answerer): typeof globalThis.fetch
  stop(): Promise<void>
}

const ticketHeader = 'x-smoke-ticket'

/** Starts the stub. */
export async function startStub(): Promise<Stub> {
  const waiting = new Map<string, Answer>()
  const server = createServer((request, response) => {
    const ticket = String(request.headers[ticketHeader])
    const answer = waiting.get(ticket)
    waiting.delete(ticket)
    request.resume()
    request.on('end', () => {
      response.writeHead(answer?.status ?? 500, { ...answer?.headers })
      response.end(request.method === 'HEAD' ? undefined : answer?.body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  let tickets = 0
  return {
    fetchFor: (answerer) => (input, init) => {
      const meant = new URL(input instanceof Request ? input.url : String(input))
      const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase()
      const headers = new Headers(init?.headers)
      tickets += 1
      headers.set(ticketHeader, String(tickets))
      waiting.set(
        String(tickets),
        answerer({ method, address: `${meant.host}${meant.pathname}`, path: meant.pathname }),
      )
      return globalThis.fetch(`http://127.0.0.1:${port}${meant.pathname}${meant.search}`, { ...init, headers })
    },
    stop: () => stopped(server),
  }
}

async function stopped(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
