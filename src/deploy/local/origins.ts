import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { DeployError } from '../error.ts'
import type { Kind } from '../kinds.ts'
import { baseUrlOf, isInZone, type Zone } from '../make/zone.ts'

/** A name here and its name in Make. A null side means that the other one is left alone. */
export interface Mapping {
  readonly local: string | null
  readonly remote: string | null
  /** Deleted here, and still to be deleted in Make. */
  readonly localDeleted?: boolean
  /** Belongs to another version of the app: used, and never written. */
  readonly nonOwnedByApp?: boolean
}

/** Where an app is deployed, as Make's editor keeps it in `makecomapp.json`. */
export interface Origin {
  label?: string
  baseUrl: string
  appId: string
  appVersion: number
  idMapping?: Record<string, Mapping[]>
  /** Where Make's editor keeps its key. It is not read here. */
  apikeyFile: string
}

/** The order in which Make's editor writes the kinds. */
const mappedKinds: readonly Kind[] = ['connection', 'module', 'function', 'rpc', 'webhook', 'endpoint']

/** An origin of a new app. */
export const newOrigin = (zone: Zone, appId: string, appVersion = 1): Origin => ({
  baseUrl: baseUrlOf(zone),
  appId,
  appVersion,
  idMapping: Object.fromEntries(mappedKinds.map((kind) => [kind, []])),
  // Beside the folder and ignored by git, where Make's editor creates it.
  apikeyFile: '../.secrets/apikey',
})

/**
 * The origin of a zone; with `wanted`, the one of this label or app. Undefined when there is none.
 *
 * @throws DeployError when there are several and none is wanted.
 */
export function findOrigin(origins: readonly Origin[], zone: Zone, wanted: string | undefined): Origin | undefined {
  const here = origins.filter(({ baseUrl }) => isInZone(baseUrl, zone))
  const found = wanted === undefined ? here : here.filter(({ label, appId }) => label === wanted || appId === wanted)
  if (found.length < 2) return found[0]
  const names = here.map(({ label, appId }) => label ?? appId).join(', ')
  throw new DeployError(`makecomapp.json has several origins in ${zone.host}. Choose one with --app: ${names}.`)
}

/** Notes that a component has a name in Make; or, with null, that it has none any more. Other mappings stay in their order. */
export function setRemoteName(origin: Origin, kind: Kind, local: string, remote: string | null): void {
  origin.idMapping ??= {}
  for (const one of mappedKinds) origin.idMapping[one] ??= []
  const others = (origin.idMapping[kind] ?? []).filter(
    (mapping) => mapping.local !== local && mapping.remote !== remote,
  )
  // By name: components are created two at a time, and the file is to be the same whichever was first.
  const next = others.findIndex((mapping) => mapping.local !== null && mapping.local > local)
  const place = next < 0 ? others.length : next
  origin.idMapping[kind] = remote === null ? others : others.toSpliced(place, 0, { local, remote })
}

/**
 * Writes the origins into an app's `makecomapp.json` and leaves every other character as it is.
 *
 * @throws DeployError when the file has no list of origins.
 */
export function writeOrigins(folder: string, origins: readonly Origin[]): void {
  const path = join(folder, 'makecomapp.json')
  const text = readFileSync(path, 'utf8')
  const root = parseTree(text)
  const node = root === undefined ? undefined : findNodeAtLocation(root, ['origins'])
  if (node === undefined) throw new DeployError(`${path} has no "origins". Add "origins": [] to it.`)
  const written = JSON.stringify(origins, null, 4).replaceAll('\n', '\n    ')
  const next = text.slice(0, node.offset) + written + text.slice(node.offset + node.length)
  if (next === text) return
  // Whoever ends the process now leaves the old file or the new one, and no half of it.
  writeFileSync(`${path}.new`, next)
  renameSync(`${path}.new`, path)
}
