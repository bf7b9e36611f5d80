import type { Context } from './context.ts'
import { DeployError } from './error.ts'
import { Records } from './history/records.ts'
import { type LocalApp, readLocalApp } from './local/app.ts'
import { findOrigin, newOrigin, type Origin } from './local/origins.ts'
import { defaultRetry, MakeClient } from './make/client.ts'
import type { Retry } from './make/retry.ts'
import { readZone, type Zone } from './make/zone.ts'

/** Where and how to deploy. */
export interface DeploymentOptions {
  readonly folder: string
  /** Host of the Make instance. Without it, the only origin of the app tells. */
  readonly zone: string | undefined
  /** The key of Make's API. It is sent to the zone, and kept nowhere. */
  readonly key: string | undefined
  /** App, or label of an origin, when it is not the only one in the zone. */
  readonly app: string | undefined
  /** The file that says who the app is. */
  readonly identity: string | undefined
  /** Where records of deployments are kept. */
  readonly records: string
  readonly retry?: Partial<Retry>
}

/**
 * Opens an app for deployment. Sends nothing.
 *
 * @throws DeployError when the app, the zone or the key are missing or wrong.
 */
export function openDeployment(options: DeploymentOptions): Context {
  const { folder, key, app, records } = options
  const local = readLocalApp(folder, options.identity)
  const zone = zoneOf(options.zone, local)
  if (key === undefined || key.trim() === '') {
    throw new DeployError(`Set MAKE_API_KEY to a key of ${zone.host} with the scopes sdk-apps:read and sdk-apps:write.`)
  }
  const origin = originOf(local, zone, app)
  const target = origin === undefined ? undefined : { appId: origin.appId, version: origin.appVersion }
  return {
    local,
    zone,
    origin,
    client: new MakeClient(key.trim(), zone, { ...defaultRetry, ...options.retry }),
    records: target === undefined ? Records.ofNew(records, zone, newName(local)) : Records.of(records, zone, target),
  }
}

const newName = ({ identity }: LocalApp): string => identity?.name ?? 'app'

function zoneOf(given: string | undefined, { origins }: LocalApp): Zone {
  if (given !== undefined && given.trim() !== '') return readZone(given.trim())
  const [only] = origins
  if (only !== undefined && origins.length === 1) return readZone(only.baseUrl)
  throw new DeployError(
    'Set MAKE_ZONE or --zone to the host of your Make instance, such as eu1.make.com or connect.ibexa.co.',
  )
}

/** An app that is named and that no origin tells of is in Make already, and was not deployed from here. */
function originOf(local: LocalApp, zone: Zone, app: string | undefined): Origin | undefined {
  const known = findOrigin(local.origins, zone, app)
  if (known !== undefined || app === undefined) return known
  if (!/^[a-z][0-9a-z-]+[0-9a-z]$/.test(app))
    throw new DeployError(`"${app}" is no name of an app in Make, such as my-app-x1y2z3.`)
  const origin = newOrigin(zone, app)
  local.origins.push(origin)
  return origin
}
