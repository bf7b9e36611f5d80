import { randomBytes, randomUUID } from 'node:crypto'
import {
  type DeliveryRequest,
  messageTypes,
  NoAnswerError,
  type Reception,
  send,
  startEndpoint,
} from '../../deliveries/index.ts'
import type { Collection } from '../../runtime/collection.ts'
import type { App, Delivery } from '../../runtime/index.ts'
import { moduleTypeOf } from '../../runtime/sections.ts'
import type { LoopbackServer } from '../../sandbox/server.ts'
import type { ReceptionView, TriggerView } from '../contract.ts'
import { fillingOf, mappedValues, withoutPasswords } from './form/filled.ts'
import { componentOf, dialogOf } from './form/view.ts'
import { plain } from './plain.ts'
import { type Body, ProblemError } from './problem.ts'
import { explained } from './services.ts'
import type { State } from './state.ts'
import { requestOf } from './test-delivery.ts'

/** Deliveries that are kept for each trigger, and the characters that their bodies may have together. */
const keptReceptions = 50
const keptCharacters = 16_000_000

interface Trigger {
  readonly webhook: string
  readonly endpoint: LoopbackServer
  /** What the form of the webhook holds. */
  values: Collection
  /** The latest first. */
  readonly receptions: ReceptionView[]
  /** The deliveries as they came, by the id of their reception. */
  readonly deliveries: Map<string, Delivery>
}

/** The instant triggers of the app: each has an address on this machine as soon as it is asked for. */
export class Triggers {
  readonly #state: State
  readonly #open = new Map<string, Promise<Trigger>>()

  constructor(state: State) {
    this.#state = state
  }

  /** `GET /api/trigger/:module`. Throws ProblemError 404 when there is no such trigger. */
  async view(module: string): Promise<TriggerView> {
    return this.#viewOf(await this.#find(module))
  }

  /** `POST /api/trigger/:module/setup`. */
  async setup(module: string, body: Body): Promise<TriggerView> {
    const trigger = await this.#find(module)
    const filling = fillingOf(body, this.#state.secrets)
    const target = { webhook: trigger.webhook }
    const { form, fields } = await dialogOf(this.#state, target, filling, undefined, this.#state.secrets)
    const { parameters, issues } = mappedValues(fields, { ...filling, values: form.values }, {}, { place: 'mapper' })
    if (issues.length > 0) throw new ProblemError(422, { message: 'Not all fields can be evaluated.', issues })
    trigger.values = parameters
    return this.#viewOf(trigger)
  }

  /** `POST /api/trigger/:module/deliver`. */
  async deliver(module: string, body: Body): Promise<ReceptionView> {
    const trigger = await this.#find(module)
    // One after the other, so that the latest reception is that of this delivery.
    return this.#state.inTurn(() => this.#send(trigger, requestOf(body, trigger, this.#state.secrets)))
  }

  async close(): Promise<void> {
    const open = await Promise.all(this.#open.values())
    this.#open.clear()
    await Promise.all(open.map(({ endpoint }) => endpoint.close()))
  }

  async #send({ endpoint, receptions }: Trigger, request: DeliveryRequest): Promise<ReceptionView> {
    const [before] = receptions
    try {
      await send(new URL(endpoint.url), request)
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error
      throw new ProblemError(422, error.message)
    }
    const [received] = receptions
    if (received === undefined || received === before) throw new ProblemError(422, 'The delivery did not arrive.')
    return received
  }

  async #find(module: string): Promise<Trigger> {
    const definition = componentOf(this.#state, { module })
    const { webhook } = definition
    if (moduleTypeOf(definition) !== 'instant_trigger' || typeof webhook !== 'string') {
      throw new ProblemError(404, `The module "${module}" waits for no webhook.`)
    }
    const known = this.#open.get(module)
    if (known !== undefined) return known
    const trigger = this.#start(module, webhook)
    this.#open.set(module, trigger)
    trigger.catch(() => this.#open.delete(module))
    return trigger
  }

  async #start(module: string, webhook: string): Promise<Trigger> {
    const state = this.#state
    const nothing = {
      sent: {},
      values: state.options.root === undefined ? {} : ownWebhook(),
      mapped: none,
      erased: none,
    }
    const { form } = await dialogOf(state, { webhook }, nothing, undefined, state.secrets)
    const trigger: Omit<Trigger, 'endpoint'> = {
      webhook,
      values: form.values,
      receptions: [],
      deliveries: new Map(),
    }
    const endpoint = await startEndpoint({
      app: latestApp(state),
      module,
      parameters: () => trigger.values,
      onReception: (reception, delivery) => keep(trigger, this.#receptionOf(reception, delivery), delivery),
    })
    return Object.assign(trigger, { endpoint })
  }

  #receptionOf({ answer, bundles, error }: Reception, { rawBody = '' }: Delivery): ReceptionView {
    const view = {
      id: randomUUID(),
      receivedAt: new Date().toISOString(),
      body: typeof rawBody === 'string' ? rawBody : Buffer.from(rawBody).toString('utf8'),
      answer: { status: answer.status, body: answer.body },
      bundles,
      ...(error && { error: { type: error.name, message: explained(error.message) } }),
    }
    return this.#state.secrets.mask(plain(view)) as ReceptionView
  }

  #viewOf({ webhook, endpoint, values, receptions }: Trigger): TriggerView {
    const { secrets, app, options } = this.#state
    const fields = app.definition.webhooks?.[webhook]?.parameters
    return {
      url: endpoint.url,
      types: options.root === undefined ? [] : messageTypes,
      values: secrets.standIn(
        plain(withoutPasswords(Array.isArray(fields) ? fields : [], values, false)),
      ) as Collection,
      receptions,
    }
  }
}

/** Adds a delivery; the oldest ones go. */
function keep({ receptions, deliveries }: Omit<Trigger, 'endpoint'>, view: ReceptionView, delivery: Delivery): void {
  receptions.unshift(view)
  deliveries.set(view.id, delivery)
  let left = keptCharacters
  const tooMany = receptions.findIndex(({ body }, index) => index === keptReceptions || (left -= body.length) < 0)
  if (tooMany < 1) return
  for (const { id } of receptions.splice(tooMany)) deliveries.delete(id)
}

const none: ReadonlySet<string> = new Set()

/** What the webhook of this app is set to until its user says otherwise: a key of which nobody knows. */
function ownWebhook(): Collection {
  return { authentication: 'apiKey', apiKey: randomBytes(12).toString('hex') }
}

/** An app that is always the one that was read last, for an endpoint that stays where it is. */
function latestApp(state: State): App {
  return new Proxy({} as App, { get: (_, name) => Reflect.get(state.app, name) as unknown })
}
