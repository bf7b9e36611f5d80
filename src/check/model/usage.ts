import type { CheckedApp } from './app.ts'
import type { Component } from './component.ts'
import { readsOf } from './reads.ts'
import { rpcAddressesIn } from './rpc-address.ts'

/** Ways into variables, each once: `['parameters', 'address', 'city']`. */
export type Ways = ReadonlyMap<string, readonly string[]>

const known = new WeakMap<CheckedApp, Map<Component | undefined, Ways>>()

/** The ways that the expressions of a component go; of base, when none is given. */
export function waysIn(component: Component | undefined, app: CheckedApp): Ways {
  let ofApp = known.get(app)
  if (ofApp === undefined) known.set(app, (ofApp = new Map()))
  const before = ofApp.get(component)
  if (before !== undefined) return before
  const ways = new Map<string, readonly string[]>()
  // The same expression stands in many places of a generated app.
  const templates = new Map(
    app.requestsOf(component).flatMap((request) => request.templates.map((one) => [one.source, one])),
  )
  for (const template of templates.values()) {
    for (const { root, path } of readsOf(template)) ways.set([root, ...path].join('\n'), [root, ...path])
  }
  ofApp.set(component, ways)
  return ways
}

/** The ways of a component, of base, and of the RPCs that it calls: all that its parameters can reach. */
export function waysReaching(component: Component, app: CheckedApp): Ways {
  const reached = new Set<Component>([component])
  const addresses = rpcAddressesIn(app)
  for (const one of reached) {
    for (const { caller, name } of addresses) {
      const rpc = caller === one ? app.find('rpc', name) : undefined
      if (rpc !== undefined) reached.add(rpc)
    }
  }
  return allWays([undefined, ...reached], app)
}

/** The ways of several components together. */
export const allWays = (components: readonly (Component | undefined)[], app: CheckedApp): Ways =>
  new Map(components.flatMap((component) => [...waysIn(component, app)]))
