import { isCollection, member, shownName, typeName } from '../collection.ts'
import { compileCondition, type ConditionPlan } from '../condition.ts'
import { InvalidConfigurationError, UnsupportedError } from '../errors.ts'
import { fieldsOfForm } from '../form/index.ts'
import { jsonText } from '../form/options.ts'
import { compileOutput, type OutputPlan } from '../response/output.ts'
import type { FieldSpec, WebhookDefinition } from '../sections.ts'
import { compileOptional, type Template } from '../template.ts'
import { compileRespond, type RespondPlan } from './respond.ts'

/** How a webhook reads deliveries, compiled. */
export interface WebhookPlan {
  readonly place: string
  readonly fields: readonly FieldSpec[]
  readonly temp: Template | undefined
  readonly verification: VerificationPlan | undefined
  readonly condition: ConditionPlan
  readonly output: OutputPlan
  readonly respond: RespondPlan | undefined
  /** The account of an item; only shared webhooks have one. */
  readonly uid: Template | undefined
  readonly shared: boolean
  /** What is worth telling about the definition, with its place. */
  readonly warnings: readonly (readonly [place: string, message: string])[]
  /** The definition mentions `rawBody`, which Make does not document. */
  readonly readsRawBody: boolean
}

export interface VerificationPlan {
  readonly condition: ConditionPlan
  readonly respond: RespondPlan | undefined
}

const directives = new Set(['verification', 'condition', 'respond', 'iterate', 'output', 'uid', 'temp', 'log'])
const types: ReadonlyMap<string, { readonly shared: boolean }> = new Map([
  ['web', { shared: false }],
  ['web-shared', { shared: true }],
])

/**
 * Compiles what a webhook does with a delivery. It inherits nothing from base.
 * https://developers.make.com/custom-apps-documentation/app-components/webhooks
 *
 * @throws InvalidConfigurationError for a definition that is none, or a shared webhook without `uid`; UnsupportedError for a type
 * or a directive that cannot be executed.
 */
export function compileWebhook(definition: WebhookDefinition, name: string): WebhookPlan {
  const place = `webhook '${name}', api`
  const type = types.get(definition.type ?? 'web')
  if (type === undefined)
    throw new UnsupportedError(`webhook of type ${shownName(definition.type)}`, `webhook '${name}'`)
  const api = definition.api ?? {}
  if (!isCollection(api)) {
    throw new InvalidConfigurationError(`${place}: expected a collection of directives, but found ${typeName(api)}.`)
  }
  for (const [key, value] of Object.entries(api)) {
    if (value !== null && value !== undefined && !directives.has(key))
      throw new UnsupportedError(key, `${place}.${key}`)
  }
  const uid = compileOptional(api['uid'], `${place}.uid`)
  if (type.shared && uid === undefined) {
    throw new InvalidConfigurationError(`${place}.uid: a shared webhook needs it to tell whose delivery it is.`)
  }
  const warnings: [string, string][] = []
  if (type.shared && (definition.connection ?? undefined) === undefined) {
    warnings.push([`webhook '${name}'`, 'A shared webhook needs a connection, whose uid tells its deliveries apart.'])
  }
  if (!type.shared && uid !== undefined) warnings.push([`${place}.uid`, 'Only a shared webhook has use for a uid.'])
  return {
    place,
    fields: fieldsOfForm(definition.parameters),
    temp: compileOptional(api['temp'], `${place}.temp`),
    verification: compileVerification(api['verification'], `${place}.verification`, warnings),
    condition: compileCondition(api['condition'], `${place}.condition`),
    output: compileOutput(api, place),
    respond: compileRespond(api['respond'], `${place}.respond`),
    uid: type.shared ? uid : undefined,
    shared: type.shared,
    warnings,
    readsRawBody: jsonText(api)?.includes('rawBody') ?? false,
  }
}

function compileVerification(
  verification: unknown,
  place: string,
  warnings: [string, string][],
): VerificationPlan | undefined {
  if (verification === undefined || verification === null) return undefined
  if (!isCollection(verification)) {
    throw new InvalidConfigurationError(`${place}: expected a collection, but found ${typeName(verification)}.`)
  }
  for (const key of Object.keys(verification)) {
    if (key !== 'condition' && key !== 'respond') throw new UnsupportedError(key, `${place}.${key}`)
  }
  const condition = member(verification, 'condition')
  if (isCollection(condition) && Object.hasOwn(condition, 'default')) {
    throw new UnsupportedError('default', `${place}.condition.default`)
  }
  if (condition === undefined) {
    warnings.push([place, 'Without a condition every delivery is taken for a handshake, and none reaches a scenario.'])
  }
  return {
    condition: compileCondition(condition, `${place}.condition`),
    respond: compileRespond(verification['respond'], `${place}.respond`),
  }
}
