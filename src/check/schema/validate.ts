import type { JsonNode } from '../model/json-node.ts'
import type { Spot } from '../model/spot.ts'
import { definitionOf } from './format.ts'
import type { Schema } from './schema.ts'

/** How a value differs from what Make takes in its place. */
export type Mismatch = { readonly at: Spot; readonly node: JsonNode } & (
  | { readonly kind: 'unknown-key'; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-key'; readonly key: string }
  | { readonly kind: 'type'; readonly wanted: readonly string[] }
  | { readonly kind: 'value'; readonly wanted: readonly (string | number | boolean | null)[] }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'range'; readonly rule: string; readonly limit: number }
)

/** Everything in a value that is not what a schema asks for, in the order of the text. */
export function mismatches(schema: Schema, node: JsonNode): Mismatch[] {
  const found: Mismatch[] = []
  compare(schema, node, found)
  return found
}

const patterns = new Map<string, RegExp>()

function compiled(pattern: string): RegExp {
  let expression = patterns.get(pattern)
  if (expression === undefined) patterns.set(pattern, (expression = new RegExp(pattern, 'u')))
  return expression
}

/** Most choices are between types, which need no closer look. */
function fits(schema: Schema, node: JsonNode): boolean {
  if (typeof schema.type === 'string' && Object.keys(schema).length === 1) return isOf(node, schema.type)
  return mismatches(schema, node).length === 0
}

function compare(given: Schema, node: JsonNode, found: Mismatch[]): void {
  const schema = given.$ref === undefined ? given : definitionOf(given.$ref)
  if (schema.if !== undefined) {
    const branch = fits(schema.if, node) ? schema.then : schema.else
    if (branch !== undefined) compare(branch, node, found)
    return
  }
  if (schema.anyOf !== undefined) compareAny(schema.anyOf, node, found)
  if (schema.type !== undefined && !isOfAny(node, schema.type)) {
    found.push({ kind: 'type', at: node, node, wanted: [schema.type].flat() })
    return
  }
  compareScalar(schema, node, found)
  if (node.type === 'array' && schema.items !== undefined) {
    for (const item of node.items) compare(schema.items, item, found)
  }
  if (node.type === 'object') compareMembers(schema, node, found)
}

/** Where no choice fits, the one is told about that comes nearest: with the fewest mistakes. */
function compareAny(choices: readonly Schema[], node: JsonNode, found: Mismatch[]): void {
  const outcomes = choices.map((choice) => mismatches(choice, node))
  if (outcomes.some((outcome) => outcome.length === 0)) return
  const types = outcomes.flatMap(([first]) => (first?.kind === 'type' && first.node === node ? first.wanted : []))
  const speaking = outcomes.filter(([first]) => first?.node !== node || first.kind !== 'type')
  const [best] = speaking.toSorted((one, other) => one.length - other.length)
  if (best === undefined) found.push({ kind: 'type', at: node, node, wanted: [...new Set(types)] })
  else found.push(...best)
}

function compareScalar(schema: Schema, node: JsonNode, found: Mismatch[]): void {
  const { text, number } = node
  const allowed = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
  if (allowed !== undefined && !allowed.some((one) => one === node.value))
    found.push({ kind: 'value', at: node, node, wanted: allowed })
  if (text !== undefined) {
    if (schema.pattern !== undefined && !compiled(schema.pattern).test(text)) {
      found.push({ kind: 'pattern', at: node, node, pattern: schema.pattern })
    }
    if (text.length < (schema.minLength ?? 0))
      found.push({ kind: 'range', at: node, node, rule: 'minLength', limit: schema.minLength ?? 0 })
  }
  if (number !== undefined) {
    if (number < (schema.minimum ?? number))
      found.push({ kind: 'range', at: node, node, rule: 'minimum', limit: schema.minimum ?? 0 })
    if (number > (schema.maximum ?? number))
      found.push({ kind: 'range', at: node, node, rule: 'maximum', limit: schema.maximum ?? 0 })
  }
  if (node.type === 'array' && node.items.length < (schema.minItems ?? 0)) {
    found.push({ kind: 'range', at: node, node, rule: 'minItems', limit: schema.minItems ?? 0 })
  }
}

function compareMembers(schema: Schema, node: JsonNode, found: Mismatch[]): void {
  const { properties, patternProperties, propertyNames, additionalProperties: others } = schema
  for (const [key, member] of node.members) {
    const own = properties !== undefined && Object.hasOwn(properties, key) ? properties[key] : undefined
    if (own !== undefined) compare(own, member, found)
    const isOther = patternProperties === undefined || !compareByPattern(patternProperties, key, member, found)
    if (own !== undefined || !isOther) continue
    const isNamed = propertyNames?.pattern === undefined || compiled(propertyNames.pattern).test(key)
    if (others === false || !isNamed) {
      const at = member.key ?? member
      found.push({ kind: 'unknown-key', at, node: member, key, known: Object.keys(properties ?? {}) })
    } else if (typeof others === 'object') compare(others, member, found)
  }
  for (const key of schema.required ?? []) {
    if (!node.members.has(key)) found.push({ kind: 'missing-key', at: beginningOf(node), node, key })
  }
}

/** Whether there is a pattern that the name fits. */
function compareByPattern(
  patterned: Readonly<Record<string, Schema>>,
  key: string,
  member: JsonNode,
  found: Mismatch[],
): boolean {
  let fitsOne = false
  for (const pattern in patterned) {
    if (!compiled(pattern).test(key)) continue
    fitsOne = true
    compare(patterned[pattern] ?? {}, member, found)
  }
  return fitsOne
}

/** Its first character: an object that lacks something is not wrong from end to end. */
const beginningOf = ({ file, path, start }: JsonNode): Spot => ({ file, path, start, end: start + 1 })

const isOfAny = (node: JsonNode, wanted: string | readonly string[]): boolean =>
  typeof wanted === 'string' ? isOf(node, wanted) : wanted.some((type) => isOf(node, type))

function isOf({ type, number }: JsonNode, wanted: string): boolean {
  return wanted === 'integer' ? number !== undefined && Number.isInteger(number) : type === wanted
}
