import { readLocalApp } from './local/app.ts'
import { readZone } from './make/zone.ts'
import type { Plan } from './plan.ts'
import { planFirst } from './stages.ts'

/**
 * The plan of a first deployment. Sends nothing and needs no key.
 *
 * @throws DeployError when the app cannot be deployed.
 */
export function planOffline(folder: string, zone?: string, identity?: string): Plan {
  return planFirst(readLocalApp(folder, identity), zone === undefined ? undefined : readZone(zone))
}
