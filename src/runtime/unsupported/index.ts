import { baseOf } from '../base.ts'
import { type Collection, isCollection } from '../collection.ts'
import { compileConnection } from '../connection.ts'
import { compileInstall } from '../install.ts'
import { compileBehaviour } from '../module-type.ts'
import { compileOAuth, isOAuth } from '../oauth/plan.ts'
import { compileRpc } from '../rpc/call.ts'
import { type AppDefinition, moduleTypeOf } from '../sections.ts'
import { compileStep } from '../step.ts'
import { compileEpoch } from '../trigger/epoch.ts'
import { compileWebhook } from '../webhook/plan.ts'
import { compileRegistration } from '../webhook/registration.ts'
import { unknownCalls } from './calls.ts'
import { unknownFields } from './fields.ts'
import { unknownMembers } from './members.ts'
import { collectUnsupported, type Unsupported } from './prune.ts'

export type { Unsupported } from './prune.ts'

/**
 * Everything in an app that the runtime does not know, without running any of it: directives, types of components and
 * fields, functions, endpoints. Running the component that holds it would end with UnsupportedError, or DataError for a
 * function; keys of fields and members of directives that Make does not have stop nothing, as Make passes over them as
 * well. Definitions that are wrong in another way are passed over; they have errors of their own.
 */
export function unsupportedIn(app: AppDefinition): Unsupported[] {
  // Base is no request, so it has no url that would make its transport count.
  const base = collectUnsupported(app.base ?? {}, 'base.', (given) =>
    compileStep({}, { url: 'https://', ...given }, 'base', 'base', 0),
  )
  const clean: AppDefinition = { ...app, base: base.rest }
  const found = [
    ...(Array.isArray(app.base) ? [{ feature: 'list of requests', place: 'base' }] : base.found),
    ...unknownMembers(app.base, 'base'),
    ...unknownCalls(app.base, 'base', app),
    ...collectUnsupported({ install: app.install }, '', (given) => compileInstall(given, '')).found,
    ...unknownFields(app.installSpec, 'installSpec'),
    ...each(app.connections, (connection, name) => inConnection(connection, name, app)),
    ...each(app.modules, (module, name) => inModule(module, name, clean)),
    ...each(app.rpcs, (rpc, name) => inRpc(rpc, name, clean)),
    ...each(app.webhooks, (webhook, name) => inWebhook(webhook, name, clean)),
    ...each(app.endpoints, (_, name) => [{ feature: 'endpoint', place: `endpoint '${name}'` }]),
  ]
  return [...new Map(found.map((one) => [`${one.place} ${one.feature}`, one])).values()]
}

function inConnection(connection: Collection, name: string, app: AppDefinition): Unsupported[] {
  const place = `connection '${name}'`
  const compile = isOAuth(connection) ? compileOAuth : compileConnection
  return [
    ...collectUnsupported(connection, `${place}, `, (given) => compile(given, name)).found,
    ...collectUnsupported(connection, `${place}, `, (given) => compileInstall(given, `${place}, `)).found,
    ...unknownFields(connection['installSpec'], `${place}, installSpec`),
    ...unknownCalls(connection['api'], `${place}, api`, app),
    ...unknownMembers(connection['api'], `${place}, api`),
    ...unknownFields(connection['parameters'], `${place}, parameters`),
  ]
}

function inModule(module: Collection, name: string, app: AppDefinition): Unsupported[] {
  const place = `module '${name}'`
  const requests = collectUnsupported(module, `${place}, `, (definition) =>
    compileBehaviour({ definition, base: baseOf(app), place }),
  )
  const isTrigger = moduleTypeOf(module) === 'trigger'
  const epoch = collectUnsupported(requests.rest, `${place}, `, (definition) => {
    if (isTrigger) compileEpoch({ definition, base: baseOf(app), place })
  })
  return [
    ...requests.found,
    ...epoch.found,
    ...unknownCalls(module['api'], `${place}, api`, app),
    ...unknownMembers(module['api'], `${place}, api`),
    ...unknownMembers(module['epoch'], `${place}, epoch`),
    ...unknownCalls(module['epoch'], `${place}, epoch`, app),
    ...unknownFields(module['parameters'], `${place}, parameters`),
    ...unknownFields(module['expect'], `${place}, expect`),
  ]
}

function inRpc(rpc: Collection, name: string, app: AppDefinition): Unsupported[] {
  const place = `RPC '${name}'`
  return [
    ...collectUnsupported(rpc, `${place}, `, (given) => compileRpc(app, given, name)).found,
    ...unknownCalls(rpc['api'], `${place}, api`, app),
    ...unknownMembers(rpc['api'], `${place}, api`),
  ]
}

function inWebhook(webhook: Collection, name: string, app: AppDefinition): Unsupported[] {
  const place = `webhook '${name}'`
  const events = ['attach', 'update', 'detach'] as const
  return [
    ...collectUnsupported(webhook, `${place}, `, (given) => compileWebhook(given, name)).found,
    ...events.flatMap((event) => [
      ...collectUnsupported(webhook, `${place}, `, (given) => compileRegistration(app, given, name, event)).found,
      ...unknownCalls(webhook[event], `${place}, ${event}`, app),
      ...unknownMembers(webhook[event], `${place}, ${event}`),
    ]),
    ...unknownCalls(webhook['api'], `${place}, api`, app),
    ...unknownMembers(webhook['api'], `${place}, api`),
    ...unknownFields(webhook['parameters'], `${place}, parameters`),
  ]
}

/** What is found in each component of a section; a component that is none has nothing to look through. */
function each(section: unknown, look: (component: Collection, name: string) => Unsupported[]): Unsupported[] {
  if (!isCollection(section)) return []
  return Object.entries(section).flatMap(([name, component]) => (isCollection(component) ? look(component, name) : []))
}
