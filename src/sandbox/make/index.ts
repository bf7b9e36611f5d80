import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { listen } from '../server.ts'
import { createMakeFaults, type MakeFault, type MakeRequest, record } from './faults.ts'
import { MakeRefusal, refusalResponse } from './refusal.ts'
import { createRoutes } from './routes.ts'
import { createInstance, type StoredApp, type StoredComponent } from './state.ts'

export type { MakeFault, MakeRequest } from './faults.ts'

/** What a Make instance holds, as plain values that can be compared. */
export interface MakeContents {
  readonly apps: Readonly<Record<string, StoredApp>>
  readonly components: Readonly<Record<string, StoredComponent>>
}

/** The Make API for custom apps on 127.0.0.1. */
export interface MakeSandbox {
  /** Host and port, as a zone. */
  readonly zone: string
  /** The key that may read and write. */
  readonly key: string
  readonly requests: readonly MakeRequest[]
  /** How many requests were under way at once, at most. */
  readonly mostAtOnce: number
  /** A copy of all that is stored. */
  contents(): MakeContents
  /** Changes something behind the back of whoever deploys. */
  edit(change: (contents: MakeContents) => void): void
  /** Users can install the app from now on; nothing of it can be deleted any more. */
  publish(app: string): void
  /** The app is one of the instance's own, and published. */
  approve(app: string): void
  fault(fault: MakeFault): void
  /** Forgets everything that is stored, recorded and announced. */
  reset(): void
  stop(): Promise<void>
}

const root = '/api/v2/sdk/apps'

/** Keys that the sandbox knows; they are good nowhere else. The second may only read. */
export const makeKeys = {
  all: '6f2d4c1e-0b5a-4c3d-9e8f-7a6b5c4d3e2f',
  readOnly: '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
} as const

/** Starts a Make instance without any app on a free port of 127.0.0.1. */
export async function startMake(): Promise<MakeSandbox> {
  const instance = createInstance()
  const faults = createMakeFaults()
  const requests: MakeRequest[] = []
  let running = 0
  let most = 0

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(async (context, next) => {
    running += 1
    most = Math.max(most, running)
    try {
      return await record(context, next, root.length, requests, faults.next(context.req.method))
    } finally {
      running -= 1
    }
  })
  app.use(async ({ req }, next) => {
    const key = /^(?:Token|Bearer) (.+)$/.exec(req.header('authorization') ?? '')?.[1]
    if (key !== makeKeys.all && key !== makeKeys.readOnly) return refusalResponse(401, 'Access denied.')
    if (key === makeKeys.readOnly && req.method !== 'GET')
      return refusalResponse(403, 'Insufficient scope: sdk-apps:write.')
    await next()
    return undefined
  })
  app.route(root, createRoutes(instance))
  app.onError((error) =>
    error instanceof MakeRefusal
      ? refusalResponse(error.status, error.message)
      : refusalResponse(500, `The sandbox failed: ${error.message}`),
  )
  app.notFound(({ req }) => refusalResponse(404, `There is no ${req.method} ${req.path} here.`))
  const server = await listen((request, env) => app.fetch(request, env))
  const find = (name: string): StoredApp => {
    const found = instance.apps.get(name)
    if (found === undefined) throw new RangeError(`There is no app ${name}.`)
    return found
  }
  const stored = (): MakeContents => ({
    apps: Object.fromEntries(instance.apps),
    components: Object.fromEntries(instance.components),
  })

  return {
    zone: new URL(server.url).host,
    key: makeKeys.all,
    requests,
    get mostAtOnce() {
      return most
    },
    contents: () => structuredClone(stored()),
    edit(change) {
      change(stored())
    },
    publish(name) {
      find(name).isPublic = true
    },
    approve(name) {
      find(name).isPublic = true
      find(name).isApproved = true
    },
    fault(fault) {
      faults.add(fault)
    },
    reset() {
      instance.apps.clear()
      instance.components.clear()
      instance.created = 0
      requests.length = 0
      faults.clear()
      most = 0
    },
    async stop() {
      await server.close()
    },
  }
}
