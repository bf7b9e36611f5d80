import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, member, typeName } from '../collection.ts'
import { type World, worldIn } from '../environment.ts'
import { DataError, InvalidConfigurationError } from '../errors.ts'
import { fieldsOfForm } from '../form/index.ts'
import type { RunLog } from '../log.ts'
import { type ExpressionSettings, rootScope } from '../scope.ts'
import type { ConnectionChoice, FormSpec } from '../sections.ts'
import { isAddress } from './address.ts'
import { type RpcInput, variablesOf } from './call.ts'
import { type FormProblem, type RpcAccess, RpcCalls } from './calls.ts'
import { addDefaults } from './defaults.ts'
import { type Level, type ResolvedField, resolveFields } from './fields.ts'

/** The component whose form is shown; a text is the name of a module. */
export type FormTarget =
  | string
  | { readonly module: string }
  | { readonly connection: string }
  | { readonly webhook: string }

/** A form as its user sees it. Connections and webhooks have `parameters` only. */
export interface ResolvedForm {
  /** Static parameters, each field followed by those that its value shows. */
  readonly parameters: readonly ResolvedField[]
  /** Mappable parameters, likewise. */
  readonly expect: readonly ResolvedField[]
  readonly interface: readonly ResolvedField[]
  /** One example of a bundle; undefined when there is none. */
  readonly samples: unknown
  /** What the dialog holds: the values given, and the defaults of fields that have none. */
  readonly values: Collection
  /** Everything that could not be resolved; each stands at its field, too. */
  readonly problems: readonly FormProblem[]
}

/** The sections of a component that describe its form, and the connections that the RPCs of the form are called with. */
export interface FormSections extends ConnectionChoice {
  readonly parameters?: FormSpec
  readonly expect?: FormSpec
  readonly interface?: FormSpec
  readonly samples?: unknown
}

/**
 * Resolves a form for the values that it holds: options, fields, interface and samples that RPCs give. An RPC that fails leaves a
 * problem at its place, the rest is resolved. An RPC inside a collection or an item of a list sees the values around it and those
 * beside it over them.
 * https://developers.make.com/custom-apps-documentation/app-components/rpcs
 *
 * @throws DataError when the parameters are no collection, InvalidConfigurationError when the form is too large to be shown.
 */
export async function resolveForm(
  sections: FormSections,
  place: string,
  input: RpcInput,
  access: Pick<RpcAccess, 'call' | 'find'> & { readonly common: Collection },
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<ResolvedForm> {
  const zone = toText(input.environment?.['timezone'] ?? world.timezone)
  const zoned = worldIn(zone, world)
  const given = input.parameters ?? {}
  if (!isCollection(given)) {
    throw new DataError(`Expected the parameters as a collection, but found ${typeName(given)}.`)
  }
  const calls = new RpcCalls({
    ...access,
    scopeFor: (parameters) =>
      rootScope(zoned, log, settings, variablesOf({ ...input, parameters }, access.common, zone)),
  })
  const values = { ...given }
  const form: Level = {
    calls,
    warn: (at, message) => log.warn(at, message),
    values,
    outer: {},
    timezone: zoned.timezone,
    live: true,
    place,
    depth: 0,
    trail: [],
  }
  const section = (name: keyof FormSections): Level => ({ ...form, place: `${place}, ${name}` })
  const listOf = (name: 'parameters' | 'expect' | 'interface'): FormSpec => {
    const fields: unknown = sections[name] ?? []
    if (typeof fields === 'string' || Array.isArray(fields)) return fields as FormSpec
    log.warn(`${place}, ${name}`, `Expected a list of fields, but found ${typeName(fields)}. It is left out.`)
    return []
  }
  const [fixed, mappable] = [listOf('parameters'), listOf('expect')]
  addDefaults(fieldsOfForm(fixed, mappable), values, calls)
  const parameters = await resolveFields(fixed, section('parameters'))
  const expect = await resolveFields(mappable, section('expect'))
  const output = { ...section('interface'), live: false, values: {}, outer: values }
  return {
    parameters,
    expect,
    interface: await resolveFields(listOf('interface'), output),
    samples: await resolveSamples(sections.samples, section('samples')),
    values,
    problems: calls.problems(log.close().conceal),
  }
}

async function resolveSamples(samples: unknown, level: Level): Promise<unknown> {
  if (!isAddress(samples)) return samples ?? undefined
  const answer = await level.calls.ask(samples, level.values, [], level.place)
  if ('problem' in answer) return undefined
  const [sample] = answer.items
  if (sample === undefined || isCollection(sample)) return sample
  level.calls.refuse(level.place, samples, new InvalidConfigurationError('A sample is a collection, not a text.'))
  return undefined
}

/** The kind of component that a target names, and its name. */
export function targetOf(target: FormTarget): {
  readonly kind: 'module' | 'connection' | 'webhook'
  readonly name: string
} {
  if (typeof target === 'string') return { kind: 'module', name: target }
  for (const kind of ['module', 'connection', 'webhook'] as const) {
    const name = member(target, kind)
    if (typeof name === 'string') return { kind, name }
  }
  throw new InvalidConfigurationError('Expected the name of a module, or { module }, { connection } or { webhook }.')
}
