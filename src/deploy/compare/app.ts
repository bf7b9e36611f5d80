import { member } from '../../runtime/collection.ts'
import { md5OfValue } from '../digest.ts'
import type { LocalApp, Section } from '../local/app.ts'
import { readIcon, readText } from '../make/remote.ts'
import { keyOf } from '../step.ts'
import { compareSection } from './compare.ts'
import { type Comparison, type Difference, driftReason, isOurs, nothing } from './difference.ts'

/** Compares a section of the app itself. */
export async function compareAppSection(section: Section, by: Comparison): Promise<Difference> {
  const place = { kind: 'app', id: '' } as const
  const read = async (code: Section['code']): Promise<string> => readText(by.client, by.remote.target, 'app', '', code)
  return compareSection(place, section, by.remote.columns, read, by)
}

/** Compares who the app is. */
export function compareIdentity(local: LocalApp, { remote, baseline }: Comparison): Difference {
  const place = { kind: 'app', id: '' } as const
  const wanted = Object.entries(local.identity?.metadata ?? {})
  const info = { ...remote.info, audience: remote.info['global'] === false ? 'countries' : 'global' }
  const changed = wanted.filter(([name, value]) => md5OfValue(member(info, name)) !== md5OfValue(value))
  if (changed.length === 0) return { ...nothing, equal: wanted.length }
  const was = Object.fromEntries(changed.map(([name]) => [name, member(info, name) ?? null]))
  const drifted = changed.filter(([name]) => !isOurs(baseline, keyOf(place, name), was[name], [md5OfValue(was[name])]))
  return {
    steps: [{ do: 'change app', changes: Object.fromEntries(changed), was }],
    drift: drifted.map(([name]) => ({ place, what: name, reason: driftReason(baseline.has(keyOf(place, name))) })),
    breaking: [],
    equal: wanted.length - changed.length,
  }
}

/**
 * Compares the icon with the one that was deployed last: Make has no checksum for it, and may give it out encoded anew. Only without such
 * a deployment is it read.
 */
export async function compareIcon({ icon }: LocalApp, { client, remote, baseline }: Comparison): Promise<Difference> {
  if (icon === undefined) return nothing
  if (baseline.accepts('app/icon', [icon.md5])) return { ...nothing, equal: 1 }
  if (!baseline.has('app/icon') && (await readIcon(client, remote.target))?.equals(icon.bytes))
    return { ...nothing, equal: 1 }
  return { ...nothing, steps: [{ do: 'icon', bytes: icon.bytes, file: icon.file }] }
}
