import { member } from '../../runtime/collection.ts'
import { parseJsonc } from '../../runtime/jsonc.ts'
import { md5OfValue } from '../digest.ts'
import { checksumColumns, checksumsIn, nameOf } from '../kinds.ts'
import type { Component, Section } from '../local/app.ts'
import { type Reference, withRemoteNames } from '../local/metadata.ts'
import { readDetail, readText, type RemoteComponent } from '../make/remote.ts'
import { keyOf, type Place, type Step } from '../step.ts'
import { breakingChanges } from './breaking.ts'
import {
  type Breaking,
  type Comparison,
  type Difference,
  driftReason,
  isOurs,
  nothing,
  together,
} from './difference.ts'

/** Compares a component here with the one in Make. */
export async function compareComponent(
  component: Component,
  remote: RemoteComponent,
  by: Comparison,
): Promise<Difference> {
  const { kind, id } = component
  const place = { kind, id }
  const read = async (code: Section['code']): Promise<string> =>
    readText(by.client, by.remote.target, kind, remote.name, code)
  const sections = component.sections.map(async (section) => compareSection(place, section, remote.columns, read, by))
  return together(await Promise.all([compareMetadata(component, remote, by), ...sections]))
}

/** Compares a text with a section of a component or the app. */
export async function compareSection(
  place: Place,
  { code, file, text, md5 }: Section,
  columns: RemoteComponent['columns'],
  read: (code: Section['code']) => Promise<string>,
  { baseline, isNew }: Comparison,
): Promise<Difference> {
  const remote = checksumsIn(code, columns)
  if (remote.includes(md5)) return { ...nothing, equal: 1 }
  const was = await read(code)
  if (was === text || (code.format === 'json' && isSameValue(was, text))) return { ...nothing, equal: 1 }
  const write: Step = { do: 'write', place, code, file, text, was }
  const key = keyOf(place, code.type)
  const isTemplate = place.kind !== 'app' && isNew({ kind: place.kind, id: place.id })
  const isKnown = isTemplate || isOurs(baseline, key, was, remote.length > 0 ? remote : [md5OfValue(was)])
  const reason = driftReason(baseline.has(key))
  const texts = code.isSecret === true ? {} : { texts: { remote: was, local: text, file } }
  return {
    steps: [write],
    drift: isKnown ? [] : [{ place, what: code.type, reason, ...texts }],
    breaking: isTemplate ? [] : breakingChanges(code, was, text).map((one) => ({ place, reason: one })),
    equal: 0,
  }
}

/** Make keeps some sections as values and gives them back in a form of its own. */
function isSameValue(one: string, other: string): boolean {
  const [first, second] = [parseJsonc(one), parseJsonc(other)]
  return 'value' in first && 'value' in second && JSON.stringify(first.value) === JSON.stringify(second.value)
}

/** Compares metadata by checksums, and by the component itself where Make has none for a value. */
async function compareMetadata(component: Component, remote: RemoteComponent, by: Comparison): Promise<Difference> {
  const { kind, id, metadata } = component
  const place = { kind, id }
  const wanted = Object.entries(withRemoteNames(metadata.changing, by.remoteName))
  const column = (name: string): string | null | undefined => remote.columns[checksumColumns[name] ?? name]
  const unsettled = wanted.filter(([name, value]) => column(name) !== md5OfValue(value))
  if (unsettled.length === 0) return { ...nothing, equal: wanted.length }
  const detail = await readDetail(by.client, by.remote.target, kind, remote.name)
  const changed = unsettled.filter(([name, value]) => md5OfValue(member(detail, name)) !== md5OfValue(value))
  if (changed.length === 0) return { ...nothing, equal: wanted.length }
  const was = Object.fromEntries(changed.map(([name]) => [name, member(detail, name) ?? null]))
  const changes = Object.fromEntries(
    changed.flatMap(([name]) => {
      const value = metadata.changing[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
  const drifted = by.isNew(place)
    ? []
    : changed.filter(([name]) => !isOurs(by.baseline, keyOf(place, name), was[name], [md5OfValue(was[name])]))
  return {
    steps: [{ do: 'change', place, changes, was }],
    drift: drifted.map(([name]) => ({ place, what: name, reason: driftReason(by.baseline.has(keyOf(place, name))) })),
    breaking: by.isNew(place) ? [] : brokenReferences(place, was, changed),
    equal: wanted.length - changed.length,
  }
}

const brokenBy: Readonly<Record<string, string>> = {
  typeId: 'changes its type of module',
  connection: 'asks for another connection',
  altConnection: 'asks for another second connection',
  webhook: 'asks for another webhook',
}

const brokenReferences = (place: Reference, was: Record<string, unknown>, changed: [string, unknown][]): Breaking[] =>
  changed.flatMap(([name, value]) => {
    const reason = Object.hasOwn(brokenBy, name) ? brokenBy[name] : undefined
    // A module that asks for a connection no more runs without the one that users chose.
    return reason === undefined || (was[name] !== null && value === null && name !== 'typeId')
      ? []
      : [{ place, reason }]
  })

/** What Make does not let anybody change about a component. */
export function impossibleChange({ kind, id, metadata }: Component, remote: RemoteComponent): string | undefined {
  const { type } = metadata.lasting
  if (type === undefined || remote.type === undefined || remote.type === type) return undefined
  return `${nameOf(kind, id)} is ${remote.type} in Make and ${type} here: Make never changes that. Give the new one a name of its own.`
}
