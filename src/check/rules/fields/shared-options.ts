import type { JsonNode } from '../../model/json-node.ts'

/** The options that a select writes out, groups and stores opened; undefined where they come from elsewhere. */
export function optionsOf(field: JsonNode): readonly JsonNode[] | undefined {
  const options = field.at('options')
  const list = options?.type === 'object' ? options.at('store') : options
  if (list?.type !== 'array' || list.items.length === 0) return undefined
  const flat = list.items.flatMap((item) =>
    item.at('options') === undefined ? [item] : (item.at('options')?.items ?? []),
  )
  return flat.every((item) => item.at('value') !== undefined && !item.at('value')?.text?.includes('{{'))
    ? flat
    : undefined
}
