import { randomBytes } from 'node:crypto'
import { listen } from '../../sandbox/server.ts'
import { connectReadyMade } from './connect.ts'
import { buildPage } from './page.ts'
import { watchApp } from './reload/index.ts'
import { createServer } from './server.ts'
import { openServices } from './services.ts'
import { State } from './state.ts'

export interface WorkbenchInput {
  /** The folder of the app. */
  readonly folder: string
  /** The folder of the definitions that the app is generated from; left out for another app, which is only read. */
  readonly root?: string
  /** Whether requests go to the real services. Otherwise the sandbox answers for an app of our own, and nobody for another. */
  readonly live?: boolean
  /** A free one unless told. */
  readonly port?: number
}

/** A workbench that runs. */
export interface Workbench {
  /** Its address, without a slash at the end. */
  readonly url: string
  /** Ends it and all that it has started. A second call does nothing. */
  close(): Promise<void>
}

/** Starts the workbench on 127.0.0.1. Rejects with the code `EADDRINUSE` when the port is taken. */
export async function startWorkbench({ folder, root, live = false, port = 0 }: WorkbenchInput): Promise<Workbench> {
  const services = await openServices(live ? 'live' : root === undefined ? 'none' : 'sandbox')
  const opened: { close(): Promise<void> }[] = [services]
  try {
    const state = new State({ folder, root }, services)
    opened.push(state)
    const token = randomBytes(24).toString('base64url')
    let ownPort = port
    const [page] = await Promise.all([buildPage(), connectReadyMade(state)])
    const server = createServer(state, { page, token, port: () => ownPort })
    const listening = await listen((request, env) => server.fetch(request, env), port)
    ownPort = Number(new URL(listening.url).port)
    const watching = watchApp(state)
    let closed: Promise<unknown> | undefined
    const close = async (): Promise<void> => {
      closed ??= Promise.all([watching.close(), state.close(), listening.close()])
      await closed
    }
    return { url: listening.url, close }
  } catch (error) {
    await opened.at(-1)?.close()
    throw error
  }
}
