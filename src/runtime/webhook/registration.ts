import { toText } from '../../iml/index.ts'
import { baseOf } from '../base.ts'
import { type Collection, isCollection, member, setMember, typeName } from '../collection.ts'
import { type World, worldIn } from '../environment.ts'
import { DataError, InvalidConfigurationError } from '../errors.ts'
import { fieldsOfForm, readForm } from '../form/index.ts'
import type { RunLog } from '../log.ts'
import { startRun } from '../run.ts'
import type { ExpressionSettings } from '../scope.ts'
import type { AppDefinition, FieldSpec, WebhookDefinition } from '../sections.ts'
import { runRepeatedly } from '../single.ts'
import { compileStep, type StepPlan } from '../step.ts'
import { compileOptional, evaluateOptional, type Template } from '../template.ts'

/** When a webhook is made, removed, or has another form. */
export type RegistrationEvent = 'attach' | 'detach' | 'update'

/** What is known of a webhook when it is registered at the service or removed from it. */
export interface RegistrationInput {
  /** The address that the service is to send to; `webhook.url`. */
  readonly url?: string
  /** Make's id of the webhook; `webhook.id`. */
  readonly id?: string | number
  /** The values of the webhook's form. */
  readonly parameters?: Collection
  /** What the connection has stored. */
  readonly connection?: Collection
  /** What attaching stored; visible as `webhook`, and as `data` over the values of the form. */
  readonly data?: Collection
  readonly environment?: Collection
}

/** The requests of a registration, compiled. */
export interface RegistrationPlan {
  readonly fields: readonly FieldSpec[]
  readonly common: Collection
  readonly requests: readonly RegistrationRequest[]
}

interface RegistrationRequest {
  readonly step: StepPlan
  readonly data: Template | undefined
  /** Place of a `url` that is written relative to `baseUrl`. */
  readonly relative: string | undefined
}

/**
 * Compiles `attach`, `detach` or `update`: one request or several, which inherit base. A webhook without that section, whose
 * user copies the address into the service, makes none.
 * https://developers.make.com/custom-apps-documentation/app-components/webhooks/dedicated/attached
 *
 * @throws InvalidConfigurationError for a request that is none, UnsupportedError for a directive that cannot be executed.
 */
export function compileRegistration(
  app: AppDefinition,
  definition: WebhookDefinition,
  name: string,
  event: RegistrationEvent,
): RegistrationPlan {
  const base = baseOf(app)
  const place = `webhook '${name}', ${event}`
  const section: unknown = definition[event] ?? []
  const requests: readonly unknown[] = Array.isArray(section) ? section : [section]
  return {
    fields: fieldsOfForm(definition.parameters),
    common: { ...app.common },
    requests: requests.map((request, index) =>
      compileRequest(base, request, Array.isArray(section) ? `${place}[${index}]` : place, index),
    ),
  }
}

/**
 * Makes the requests and gives what their `response.data` store, later ones over earlier ones.
 *
 * @throws DataError for parameters that the form does not accept; the MakeError that the definition describes.
 */
export async function register(
  plan: RegistrationPlan,
  input: RegistrationInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<Collection> {
  const timezone = toText(input.environment?.['timezone'] ?? world.timezone)
  const zoned = worldIn(timezone, world)
  const parameters = readForm(plan.fields, input.parameters ?? {}, { timezone })
  const run = startRun(zoned, log, settings, {
    parameters,
    webhook: laidOver({ id: input.id, url: input.url }, input.data ?? {}),
    data: laidOver(parameters, input.data ?? {}),
    connection: input.connection,
    common: plan.common,
    environment: { debug: false, ...input.environment, timezone },
  })
  let stored: Collection = {}
  for (const { step, data, relative } of plan.requests) {
    if (relative !== undefined) log.warn(relative, 'An app was refused a relative URL here: write the whole address.')
    // oxlint-disable-next-line no-await-in-loop -- requests of a chain build on each other
    const outcome = await runRepeatedly(step, run)
    const values = 'scope' in outcome ? evaluateOptional(data, outcome.scope) : undefined
    if (values === undefined || values === null) continue
    if (!isCollection(values)) {
      throw new DataError(`${data?.place}: expected a collection, but found ${typeName(values)}.`)
    }
    stored = laidOver(stored, values)
  }
  return stored
}

/** A copy of the one collection with the members of the other, which count where both have one. */
export function laidOver(under: Collection, over: Collection): Collection {
  const copy = { ...under }
  for (const [name, value] of Object.entries(over)) setMember(copy, name, value)
  return copy
}

function compileRequest(base: Collection, request: unknown, place: string, index: number): RegistrationRequest {
  if (!isCollection(request)) {
    throw new InvalidConfigurationError(`${place}: expected a request, but found ${typeName(request)}.`)
  }
  const { plan, response } = compileStep(base, request, 'registration', place, index)
  const url = member(request, 'url')
  const relative = typeof url === 'string' && url !== '' && !/^(https?:\/\/|\{\{)/i.test(url)
  return {
    step: plan,
    data: compileOptional(member(response, 'data'), `${place}.response.data`),
    relative: relative ? `${place}.url` : undefined,
  }
}
