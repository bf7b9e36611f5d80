import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, setMember, typeName } from '../collection.ts'
import { fallbackOf, holds } from '../condition.ts'
import { type World, worldIn } from '../environment.ts'
import { DataError } from '../errors.ts'
import { readForm } from '../form/index.ts'
import type { RunLog } from '../log.ts'
import { pageOf } from '../response/output.ts'
import { startRun } from '../run.ts'
import type { ExpressionSettings, Scope } from '../scope.ts'
import { updateTemp } from '../temp.ts'
import { type Delivery, exactText, readDelivery } from './delivery.ts'
import type { WebhookPlan } from './plan.ts'
import { accepted, type HookResponse, type RespondPlan, responseOf } from './respond.ts'

/** What a webhook knows when a delivery arrives. */
export interface ReceiveInput {
  /** The values of the webhook's form. */
  readonly parameters?: Collection
  /** What attaching the webhook stored; visible as `data`, over the values of the form. */
  readonly data?: Collection
  readonly environment?: Collection
  /** The account of the connection that a scenario uses. Of a shared webhook, only its items become bundles. */
  readonly uid?: string
  /** Lets templates read `rawBody`. Make does not document this variable, so it is off unless told. */
  readonly exposeRawBody?: boolean
}

/** What comes of a delivery. */
export interface Received {
  readonly respond: HookResponse
  /** One for each item; none for a handshake, or when `condition` does not hold. */
  readonly bundles: Collection[]
  /** The account of each bundle, for a shared webhook. */
  readonly uids?: string[]
}

/**
 * Reads a delivery in Make's order: verification, which answers and ends; condition, without which there are no items but an
 * answer all the same; iterate and output; respond, or 200 `Accepted`. Neither `connection` nor `common` nor `webhook` exist here.
 * https://developers.make.com/custom-apps-documentation/app-components/webhooks
 *
 * @throws MaxFileSizeExceededError for a body of more than 5 MB; DataError for a body that is not what its Content-Type says,
 * for an item that is no collection and for parameters that the form does not accept. Their `statusCode`, where they have
 * one, is what the sender is to be answered.
 */
export async function receiveDelivery(
  plan: WebhookPlan,
  delivery: Delivery,
  input: ReceiveInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): Promise<Received> {
  for (const [place, message] of plan.warnings) log.warn(place, message)
  const { bytes, ...read } = await readDelivery(delivery, plan.place)
  const { scope, temp } = startReading(plan, { ...read, ...raw(plan, bytes, input, log) }, input, world, log, settings)
  updateTemp(plan.temp, scope, temp)
  const nothing = { bundles: [], ...(plan.shared ? { uids: [] } : {}) }
  if (plan.verification !== undefined && holds(plan.verification.condition.test, scope)) {
    return { respond: answer(plan.verification.respond, scope), ...nothing }
  }
  const items = holds(plan.condition.test, scope) ? itemsOf(plan, scope) : replacement(plan, scope)
  const own = items.filter(({ uid }) => !plan.shared || input.uid === undefined || uid === input.uid)
  return {
    respond: answer(plan.respond, scope),
    bundles: own.map(({ bundle }) => bundle),
    ...(plan.shared ? { uids: own.map(({ uid }) => uid) } : {}),
  }
}

interface Item {
  readonly bundle: Collection
  readonly uid: string
}

function startReading(
  plan: WebhookPlan,
  delivery: Collection,
  input: ReceiveInput,
  world: World,
  log: RunLog,
  settings: ExpressionSettings,
): ReturnType<typeof startRun> {
  const timezone = toText(input.environment?.['timezone'] ?? world.timezone)
  const zoned = worldIn(timezone, world)
  const parameters = readForm(plan.fields, input.parameters ?? {}, { timezone })
  const data = { ...parameters }
  for (const [name, value] of Object.entries(input.data ?? {})) setMember(data, name, value)
  const environment = { debug: false, ...input.environment, timezone }
  return startRun(zoned, log, settings, { ...delivery, parameters, data, environment })
}

function raw(plan: WebhookPlan, bytes: Buffer, input: ReceiveInput, log: RunLog): Collection {
  if (input.exposeRawBody === true) return { rawBody: exactText(bytes) }
  if (plan.readsRawBody) log.warn(plan.place, 'It reads rawBody, which Make does not document and which is off here.')
  return {}
}

function answer(respond: RespondPlan | undefined, scope: Scope): HookResponse {
  return respond === undefined ? accepted : responseOf(respond, scope)
}

function itemsOf(plan: WebhookPlan, scope: Scope): Item[] {
  const { result } = pageOf(plan.output, scope, (output, inner) => itemOf(plan, output, inner))
  if (plan.output.container === undefined) return present([itemOf(plan, result, scope)])
  return present((result ?? []) as (Item | undefined)[])
}

/** The item that takes the place of a delivery whose condition does not hold. */
function replacement(plan: WebhookPlan, scope: Scope): Item[] {
  return present([itemOf(plan, fallbackOf(plan.condition, scope), scope)])
}

function present(items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item) => item !== undefined)
}

function itemOf(plan: WebhookPlan, bundle: unknown, scope: Scope): Item | undefined {
  if (bundle === undefined || bundle === null || bundle === false || bundle === '') return undefined
  if (Array.isArray(bundle) && bundle.length === 0) return undefined
  if (!isCollection(bundle)) {
    const advice = Array.isArray(bundle) ? ' Use iterate for a list.' : ''
    throw new DataError(
      `${plan.place}: invalid item in its output. Expected Object, but found ${typeName(bundle)}.${advice}`,
    )
  }
  if (plan.uid === undefined) return { bundle, uid: '' }
  const uid = toText(plan.uid.evaluate(scope) ?? '')
  if (uid === '') throw new DataError(`${plan.uid.place}: it is empty, so nobody knows whose delivery this is.`)
  return { bundle, uid }
}
