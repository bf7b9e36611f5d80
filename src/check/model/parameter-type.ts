import type { Component } from './component.ts'
import { formOf, pathOf } from './parameters.ts'
import type { PlacedTemplate } from './request.ts'
import type { TypeOfPath, ValueType } from './value-type.ts'

const byFieldType: ReadonlyMap<string, ValueType> = new Map(
  (
    [
      ['text', 'text email url path filename uuid color timezone time cert pkey password'],
      ['number', 'number integer uinteger port'],
      ['boolean', 'boolean'],
      ['date', 'date'],
      ['array', 'array'],
      ['collection', 'collection'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((name): [string, ValueType] => [name, type])),
)

const known = new WeakMap<Component, TypeOfPath>()

/** What is certain of the variables in a template: the form of its component, and what Make itself sets. */
export function typesIn({ request: { component } }: PlacedTemplate): TypeOfPath {
  // What an RPC is called with has no form that says more.
  if (component === undefined || component.kind === 'rpc') return ofMake
  let types = known.get(component)
  if (types === undefined) known.set(component, (types = typesOfForm(component)))
  return types
}

const ofMake: TypeOfPath = (root, path) =>
  (root === 'statusCode' && path.length === 0) || (root === 'pagination' && path[0] === 'page') ? 'number' : undefined

function typesOfForm(component: Component): TypeOfPath {
  const fields = ['parameters', 'expect'].flatMap((section) => formOf(component.section(section)).parameters)
  const types = new Map<string, ValueType | undefined>()
  for (const field of fields) {
    const path = pathOf(field)?.join('\n')
    const type = byFieldType.get(field.type)
    // Fields of one name, of which the choice of the user shows one, may differ.
    if (path !== undefined) types.set(path, types.has(path) && types.get(path) !== type ? undefined : type)
  }
  return (root, path) => (root === 'parameters' ? types.get(path.join('\n')) : ofMake(root, path))
}
