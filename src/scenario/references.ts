import { parse, walk } from '../iml/index.ts'

/**
 * The ids of the modules that the templates of a value read, such as 1 for `{{1.email}}` and for `` {{`1`}} ``. The value must have
 * compiled, as a template that cannot be read throws an ImlError.
 */
export function referencedModules(value: unknown): ReadonlySet<number> {
  const ids = new Set<number>()
  const pending: unknown[] = [value]
  while (pending.length > 0) {
    const one = pending.pop()
    if (typeof one === 'object' && one !== null) pending.push(...(Object.values(one) as unknown[]))
    if (typeof one === 'string' && one.includes('{{')) addReferences(one, ids)
  }
  return ids
}

function addReferences(template: string, ids: Set<number>): void {
  walk(parse(template), (node) => {
    if (node.type === 'variable' && /^\d+$/.test(node.name)) ids.add(Number(node.name))
  })
}
