import type { Collection } from '../collection.ts'
import type { VerifiedConnection } from '../connection.ts'
import type { ConnectedHost, RunOptions } from '../host.ts'
import { named, once } from '../host.ts'
import type { LogEntry } from '../log.ts'
import type { ConnectionInput } from '../oauth/index.ts'
import { withLog } from '../run.ts'
import type { Delivery } from './delivery.ts'
import { compileWebhook, type WebhookPlan } from './plan.ts'
import { receiveDelivery, type Received, type ReceiveInput } from './receive.ts'
import {
  compileRegistration,
  laidOver,
  register,
  type RegistrationEvent,
  type RegistrationInput,
  type RegistrationPlan,
} from './registration.ts'

/** What an app does with its webhooks. */
export interface WebhookMethods {
  /**
   * Takes a delivery: what its sender is answered, and the bundles with which a scenario starts.
   *
   * @throws MakeError with the `log` up to it; its `statusCode`, where it has one, is what the sender is to be answered.
   */
  receive(
    webhook: string,
    delivery: Delivery,
    input?: ReceiveInput & RunOptions,
  ): Promise<Received & { readonly log: LogEntry[] }>
  /**
   * Registers a webhook at the service. `data` is what it stores, to be handed to `receive`, `update` and `detach`.
   *
   * @throws MakeError with the `log` up to it, as `runModule`.
   */
  attach(webhook: string, input?: RegistrationInput & ConnectionInput): Promise<Registered>
  /**
   * Tells the service that the form of a webhook has changed. `data` is what was stored, with what this stores over it.
   *
   * @throws MakeError with the `log` up to it, as `runModule`.
   */
  update(webhook: string, input?: RegistrationInput & ConnectionInput): Promise<Registered>
  /**
   * Removes a webhook from the service.
   *
   * @throws MakeError with the `log` up to it, as `runModule`.
   */
  detach(webhook: string, input?: RegistrationInput & ConnectionInput): Promise<Omit<Registered, 'data'>>
}

export interface Registered {
  readonly data: Collection
  /** What an OAuth connection stores from now on, when it was refreshed for this. */
  readonly renewed?: VerifiedConnection
  readonly log: LogEntry[]
}

/** The methods of an app that have to do with webhooks. Each webhook is compiled once. */
export function webhookMethods(host: ConnectedHost): WebhookMethods {
  const { definition, world, settingsOf, use } = host
  const plans = new Map<string, WebhookPlan>()
  const registrations = new Map<string, RegistrationPlan>()
  const find = (name: string) => named(definition.webhooks, 'webhook', name)
  const registered = (event: RegistrationEvent, name: string, input: RegistrationInput & ConnectionInput) =>
    withLog((log) => {
      const plan = once(registrations, `${event} ${name}`, () =>
        compileRegistration(definition, find(name), name, event),
      )
      return use(find(name), input, log, async (given) => ({
        data: await register(plan, given, world, log, settingsOf(input)),
      }))
    })
  return {
    receive: (name, delivery, input = {}) =>
      withLog((log) => {
        const plan = once(plans, name, () => compileWebhook(find(name), name))
        return receiveDelivery(plan, delivery, input, world, log, settingsOf(input))
      }),
    attach: (name, input = {}) => registered('attach', name, input),
    update: async (name, input = {}) => {
      const result = await registered('update', name, input)
      return { ...result, data: laidOver(input.data ?? {}, result.data) }
    },
    detach: async (name, input = {}) => {
      const { data: _nothing, ...result } = await registered('detach', name, input)
      return result
    },
  }
}
