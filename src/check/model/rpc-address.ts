import type { CheckedApp } from './app.ts'
import type { Component } from './component.ts'
import type { JsonNode } from './json-node.ts'
import { formOf } from './parameters.ts'

/** A text such as `rpc://listEvents?source=1`. */
export interface RpcAddress {
  readonly node: JsonNode
  /** Undefined when it is computed. */
  readonly name: string | undefined
  /** The names of the parameters that the address itself gives: those of its query, and of the dialog of a button. */
  readonly given: readonly string[]
  /** The component whose form or interface it stands in. */
  readonly caller: Component
}

/** Sections in which an address is called. */
const calling = ['parameters', 'expect', 'interface', 'samples', 'installSpec', 'inputParameters', 'outputParameters']

const known = new WeakMap<CheckedApp, readonly RpcAddress[]>()

/** Every address of an RPC in the app. */
export function rpcAddressesIn(app: CheckedApp): readonly RpcAddress[] {
  const before = known.get(app)
  if (before !== undefined) return before
  const addresses = findAddresses(app)
  known.set(app, addresses)
  return addresses
}

function findAddresses(app: CheckedApp): RpcAddress[] {
  return app.components.flatMap((caller) =>
    calling.flatMap((section) => {
      const root = caller.section(section)
      return root === undefined ? [] : [...root.all()].flatMap((node) => addressOf(node, caller))
    }),
  )
}

function addressOf(node: JsonNode, caller: Component): RpcAddress[] {
  const match = /^rpc:\/\/([^?]*)(?:\?(.*))?$/s.exec(node.text ?? '')
  if (match === null) return []
  const [, name = '', query = ''] = match
  const ofQuery = query.split('&').flatMap((pair) => pair.split('=', 1).filter((key) => key !== ''))
  const given = [...ofQuery, ...namesOfDialog(node)]
  return [{ node, name: name.includes('{{') ? undefined : name, given, caller }]
}

/** A button beside a field may ask for something first: `"rpc": { "url": "rpc://search", "parameters": [...] }`. */
function namesOfDialog(node: JsonNode): string[] {
  if (node.path.at(-1) !== 'url') return []
  const dialog = node.file.root?.at(...node.path.slice(0, -1), 'parameters')
  return formOf(dialog).parameters.flatMap(({ name }) => name ?? [])
}
