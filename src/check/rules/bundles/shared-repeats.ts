import type { JsonNode } from '../../model/json-node.ts'

/** The variable whose members an object does nothing but repeat under the same names, three of them at least. */
export function repeatedRoot(node: JsonNode | undefined, roots: readonly string[]): string | undefined {
  if (node === undefined || node.members.size < 3) return undefined
  return roots.find((root) =>
    [...node.members].every(([name, { text }]) => text?.replaceAll(/[\s`]/g, '') === `{{${root}.${name}}}`),
  )
}
