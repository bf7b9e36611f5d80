import { createFaults } from './faults.ts'
import { createSandboxFetch } from './fetch.ts'
import { HOST_HEADER, serviceOf } from './hosts.ts'
import { type SandboxOptions, settingsOf } from './options.ts'
import { ENDPOINT_PATH, type Queue } from './ramen/endpoint.ts'
import { createRamenService, type RamenService } from './ramen/service.ts'
import type { ReceivedRequest } from './receive.ts'
import type { Sandbox, SandboxRamen } from './sandbox.ts'
import type { Workspace } from './segment/ingest.ts'
import { createSegmentLedger } from './segment/records.ts'
import { listen } from './server.ts'
import { createServices } from './services.ts'

export type { Fault } from './faults.ts'
export { type Fetch, HostRefusedError } from './fetch.ts'
export { HOST_HEADER, type Region, type Service } from './hosts.ts'
export { type RamenOrganization, sandboxDefaults, type SandboxOptions, type Source } from './options.ts'
export type { Refusal } from './ramen/auth.ts'
export type { RamenResult } from './ramen/service.ts'
export type { StoredEvent, StoredPage, StoredUser, StoredVisitor } from './ramen/store.ts'
export type { ReceivedRequest } from './receive.ts'
export type { Sandbox, SandboxRamen } from './sandbox.ts'
export type { AcceptedMessage, DroppedMessage, SegmentRecords } from './segment/records.ts'

/**
 * Starts Segment (Tracking API, CDN, Public API) and Ramen (Direct Integration endpoint) on free ports of 127.0.0.1.
 * Rejects when secure mode is on without a secret key. Nothing leaves this machine; `stop()` leaves nothing open.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options)
  const faults = createFaults()
  const ledger = createSegmentLedger()
  const ramen = createRamenService(settings.ramen, settings.now)
  const ramenRequests: ReceivedRequest[] = []
  const queue: Queue = []
  const { sources, now } = settings
  const workspace: Workspace = { sources, ledger, now, forward: (message) => ramen.forward(message) }
  const services = createServices({ settings, faults, workspace, ramen, ramenRequests, queue })
  const segmentServer = await listen((request, env) => {
    const host = request.headers.get(HOST_HEADER) ?? undefined
    return services[serviceOf(host, new URL(request.url).pathname)].fetch(request, env)
  })
  const ramenServer = await listen((request, env) => services.ramen.fetch(request, env))
  let stopped: Promise<unknown> | undefined

  return {
    settings,
    // Taken now: whoever replaces the global fetch by this one would otherwise make it call itself.
    fetch: createSandboxFetch(segmentServer.url, globalThis.fetch),
    segmentUrl: segmentServer.url,
    ramenUrl: ramenServer.url,
    ramenEndpoint: `${ramenServer.url}${ENDPOINT_PATH}`,
    segment: ledger,
    ramen: controls(ramen, ramenRequests, queue),
    fault(fault) {
      faults.add(fault)
    },
    clearFaults() {
      faults.clear()
    },
    reset() {
      ledger.clear()
      ramen.store.clear()
      ramen.paused = false
      ramenRequests.length = 0
      queue.length = 0
      faults.clear()
    },
    async stop() {
      faults.stop()
      stopped ??= Promise.all([segmentServer.close(), ramenServer.close()])
      await stopped
    },
  }
}

function controls(ramen: RamenService, requests: readonly ReceivedRequest[], queue: Queue): SandboxRamen {
  const { store } = ramen
  return {
    get users() {
      return store.users
    },
    get visitors() {
      return store.visitors
    },
    get companies() {
      return store.companies
    },
    events: store.events,
    pages: store.pages,
    requests,
    get queued() {
      return queue.length
    },
    pause() {
      ramen.paused = true
    },
    resume() {
      ramen.paused = false
    },
    drain() {
      for (const process of queue.splice(0)) process()
    },
  }
}
