import { Hono } from 'hono'
import type { Faults } from './faults.ts'
import type { Service } from './hosts.ts'
import type { SandboxSettings } from './options.ts'
import { addEndpoint, type Queue, refuseRamen } from './ramen/endpoint.ts'
import type { RamenService } from './ramen/service.ts'
import { receive, type ReceivedRequest, type SandboxEnv } from './receive.ts'
import { addCdn, refuseCdn } from './segment/cdn.ts'
import type { Workspace } from './segment/ingest.ts'
import { addPixel } from './segment/pixel.ts'
import { addPublicApi } from './segment/public-api.ts'
import { refusePublicApi } from './segment/public-api-errors.ts'
import { addTracking, refuseTracking } from './segment/tracking.ts'

/** What the services are made of. */
export interface Parts {
  readonly settings: SandboxSettings
  readonly faults: Faults
  readonly workspace: Workspace
  readonly ramen: RamenService
  readonly ramenRequests: ReceivedRequest[]
  readonly queue: Queue
}

type Refuse = (status: 400 | 404 | 413 | 500, message: string) => Response

/** One hono application for each service; all read, record and fail in the same way, and refuse each in its own. */
export function createServices(parts: Parts): Readonly<Record<Service, Hono<SandboxEnv>>> {
  const { settings, workspace, ramen, queue } = parts
  const { sources, tokens, ramen: organization } = settings
  const segment = createService('segment', refuseTracking, parts)
  addPixel(segment, workspace)
  addTracking(segment, workspace)
  const cdn = createService('cdn', refuseCdn, parts)
  addCdn(cdn, sources, organization)
  const publicApi = createService('publicApi', refusePublicApi, parts)
  addPublicApi(publicApi, tokens, sources)
  const direct = createService('ramen', refuseRamen, parts)
  addEndpoint(direct, ramen, organization, queue)
  return { segment, cdn, publicApi, ramen: direct }
}

function createService(service: Service, refuse: Refuse, parts: Parts): Hono<SandboxEnv> {
  const { settings, faults, workspace, ramenRequests } = parts
  const requests = service === 'ramen' ? ramenRequests : workspace.ledger.requests
  const app = new Hono<SandboxEnv>({ strict: false })
  app.use(receive({ service, requests, faults, now: settings.now, refuse }))
  app.notFound(({ req }) => refuse(404, `There is no ${req.method} ${req.path} here.`))
  app.onError((error) => refuse(500, `The sandbox failed: ${error.message}`))
  return app
}
