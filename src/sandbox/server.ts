import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

/** A server on a free port of 127.0.0.1. */
export interface LoopbackServer {
  /** Its address, without a slash at the end. */
  readonly url: string
  /** Ends every connection, kept-alive ones too, and resolves when the port is free again. */
  close(): Promise<void>
}

/** Serves on 127.0.0.1 and nowhere else, on a free port unless told. Rejects with `EADDRINUSE` for a port that is taken. */
export async function listen(
  fetch: (request: Request, env: HttpBindings) => Response | Promise<Response>,
  chosenPort = 0,
): Promise<LoopbackServer> {
  const server = createAdaptorServer({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    // Request and Response of the process that tests its app here stay what they were.
    overrideGlobalObjects: false,
  }) as Server
  server.listen(chosenPort, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
