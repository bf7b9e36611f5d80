import type { Records } from './history/records.ts'
import type { LocalApp } from './local/app.ts'
import type { Origin } from './local/origins.ts'
import type { MakeClient } from './make/client.ts'
import type { Zone } from './make/zone.ts'

/** How far a deployment is; `title` is what was just done, such as `write module 'identify' interface`. */
export type Progress = (step: { readonly done: number; readonly total: number; readonly title: string }) => void

/** What every command works with. */
export interface Context {
  readonly local: LocalApp
  readonly zone: Zone
  readonly client: MakeClient
  /** Where the app is in this zone; undefined when it is not there yet. */
  readonly origin: Origin | undefined
  readonly records: Records
}
