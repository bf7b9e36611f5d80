import type { CheckedApp } from './app.ts'
import type { Component } from './component.ts'
import type { JsonNode } from './json-node.ts'
import { formOf, type Parameter } from './parameters.ts'
import { rpcAddressesIn } from './rpc-address.ts'
import { joined, type Shape, shapeOf } from './written-temp.ts'

const formSections = ['parameters', 'expect', 'inputParameters'] as const

/** The shape of what a form gives. Fields that an RPC adds could have any name. */
function shapeOfFields(
  fields: readonly Parameter[],
  container: Parameter | undefined,
  isOpen: (of: Parameter | undefined) => boolean,
): Shape {
  if (isOpen(container)) return 'open'
  const members = fields.filter((field) => field.container === container && field.name !== undefined)
  return new Map(
    members.map((field) => [
      field.name ?? '',
      field.type === 'collection' || field.type === 'array' ? shapeOfMembers(field, fields, isOpen) : 'open',
    ]),
  )
}

function shapeOfMembers(
  field: Parameter,
  fields: readonly Parameter[],
  isOpen: (of: Parameter | undefined) => boolean,
): Shape {
  const members = fields.filter(({ container }) => container === field)
  // Without a list of members anything can be in it.
  return members.length === 0 || members.some(({ name }) => name === undefined)
    ? 'open'
    : shapeOfFields(fields, field, isOpen)
}

const shapes = new WeakMap<JsonNode, Shape>()

/** What a section declares. */
export function shapeOfForm(section: JsonNode | undefined): Shape {
  if (section === undefined) return new Map()
  let shape = shapes.get(section)
  if (shape === undefined) shapes.set(section, (shape = findShape(section)))
  return shape
}

function findShape(section: JsonNode): Shape {
  const { parameters, remoteFields } = formOf(section)
  const open = new Set(remoteFields.map(({ container }) => container))
  return shapeOfFields(parameters, undefined, (container) => open.has(container))
}

const ownShape = (component: Component): Shape =>
  formSections.map((section) => shapeOfForm(component.section(section))).reduce(joined, new Map())

const cache = new WeakMap<CheckedApp, Map<Component | undefined, Shape>>()

/**
 * What `parameters` can hold in a component: what its form declares; for an RPC also what its callers have and what its addresses
 * add; for base what any module or RPC has.
 */
export function parametersOf(component: Component | undefined, app: CheckedApp): Shape {
  let known = cache.get(app)
  if (known === undefined) cache.set(app, (known = new Map()))
  const before = known.get(component)
  if (before !== undefined) return before
  const shape = findParameters(component, app)
  known.set(component, shape)
  return shape
}

function findParameters(component: Component | undefined, app: CheckedApp): Shape {
  if (component === undefined) {
    const heirs = app.components.filter(({ kind }) => kind === 'module' || kind === 'rpc')
    return heirs.map((heir) => parametersOf(heir, app)).reduce(joined, new Map())
  }
  if (component.kind !== 'rpc') return ownShape(component)
  const calls = rpcAddressesIn(app).filter(({ name }) => name === component.name)
  const added = calls.map(({ given }): Shape => new Map(given.map((name) => [name, 'open'])))
  const callers = [...new Set(calls.map(({ caller }) => caller))].filter((caller) => caller !== component)
  return [...added, ...callers.flatMap((caller) => [ownShape(caller), innerNames(caller)])].reduce(
    joined,
    ownShape(component),
  )
}

/** An RPC that a member of a list or collection calls sees the other members by their own names. */
function innerNames(component: Component): Shape {
  const fields = formSections.flatMap((section) => formOf(component.section(section)).parameters)
  return new Map(
    fields.flatMap(({ container, name }): [string, Shape][] =>
      container === undefined || name === undefined ? [] : [[name, 'open']],
    ),
  )
}

/** Names that are declared in a component's own form or that of its callers, whatever else an RPC may add there. */
export function declaredNames(component: Component | undefined, app: CheckedApp): readonly string[] {
  const calls = rpcAddressesIn(app).filter(({ name }) => component?.kind === 'rpc' && name === component.name)
  const owners = component === undefined ? app.components : [component, ...calls.map(({ caller }) => caller)]
  const fields = [...new Set(owners)].flatMap((owner) =>
    formSections.flatMap((section) => formOf(owner.section(section)).parameters),
  )
  return [...fields.flatMap(({ name }) => name ?? []), ...calls.flatMap(({ given }) => given)]
}

/** The connections that a component can be used with; all of the app where it does not say. */
export function connectionsOf(component: Component | undefined, app: CheckedApp): readonly Component[] {
  if (component?.kind === 'connection') return [component]
  const names = [component?.said('connection'), component?.said('altConnection')]
  const found = names.flatMap((name) => app.find('connection', name) ?? [])
  return found.length > 0 ? found : app.all('connection')
}

/** What `connection` holds: the form, and what its requests stored. */
export function connectionShape(connection: Component, app: CheckedApp): Shape {
  const stored = app.requestsOf(connection).map((request) => shapeOf(request.directive('response', 'data')))
  return [...stored, shapeOfForm(connection.section('installSpec'))].reduce(joined, ownShape(connection))
}

/** What `webhook` and `data` hold where a webhook is concerned: its form, and what attaching it stored. */
export function webhookShape(webhook: Component, app: CheckedApp): Shape {
  const stored = app.requestsOf(webhook).map((request) => shapeOf(request.directive('response', 'data')))
  return stored.reduce(joined, ownShape(webhook))
}
