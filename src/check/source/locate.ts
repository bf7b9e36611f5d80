import type { JsonNode } from '../model/json-node.ts'
import type { Spot } from '../model/spot.ts'
import type { SourceText } from './source-text.ts'

/** A stretch of a source file. */
export interface Place {
  readonly source: SourceText
  readonly start: number
  readonly end: number
}

/** How many characters more of the surroundings the right place has to share than any other. */
const margin = 3

/**
 * The place in the sources that a spot of a generated file was made from, undefined when there is none or more than one that
 * could be it: a wrong line is worse than none.
 */
export function locate(sources: readonly SourceText[], spot: Spot): Place | undefined {
  if (spot.excerpt !== undefined) {
    const { template, start, end } = spot.excerpt
    return inTexts(sources, template, start, end) ?? byPath(sources, spot)
  }
  return byPath(sources, spot)
}

/** Where a part of a template stands, told from its likes by what surrounds it. */
function inTexts(sources: readonly SourceText[], template: string, start: number, end: number): Place | undefined {
  const marked = escaped(template.slice(start, end))
  const before = escaped(template.slice(0, start))
  const after = escaped(template.slice(end))
  if (marked.trim().length < 2) return undefined
  const places = sources.flatMap((source) =>
    occurrences(source.text, marked).map((at) => ({
      place: { source, start: at, end: at + marked.length },
      shared: sharedEnd(before, source.text.slice(0, at)) + sharedStart(after, source.text.slice(at + marked.length)),
    })),
  )
  const [best, second] = places.toSorted((one, other) => other.shared - one.shared)
  if (best === undefined) return undefined
  return second === undefined || best.shared >= second.shared + margin ? best.place : undefined
}

/** Where the member at a path stands: in a form after the name of its field, elsewhere by its own name. */
function byPath(sources: readonly SourceText[], spot: Spot): Place | undefined {
  const key = spot.path.findLast((step) => typeof step === 'string')
  if (key === undefined || spot.file.root === undefined) return undefined
  const field = fieldAround(spot.file.root, spot)
  if (field !== undefined) return inField(sources, field, key)
  const text = spot.file.root.at(...spot.path)?.text
  const value =
    text === undefined
      ? undefined
      : only(sources, new RegExp(`\\b${literal(key)}'?:\\s*(['"\`])${literal(escaped(text))}\\1`, 'g'))
  return value ?? only(sources, new RegExp(`(?<![\\w.])'?${literal(key)}'?:`, 'g'))
}

/** The innermost object with a name on the way to a spot. */
function fieldAround(root: JsonNode, { path }: Spot): JsonNode | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = root.at(...path.slice(0, length))
    if (node?.at('name')?.text !== undefined && node.at('type') !== undefined) return node
  }
  return undefined
}

function inField(sources: readonly SourceText[], field: JsonNode, key: string): Place | undefined {
  const name = literal(field.at('name')?.text ?? '')
  const label = literal(escaped(field.at('label')?.text ?? ''))
  const named = `\\bname:\\s*'${name}'`
  const beside = new RegExp(`${named}(?=(?:(?!\\bname:)[\\s\\S])*?\\blabel:\\s*'${label}')`, 'g')
  const anchor = only(sources, new RegExp(named, 'g')) ?? only(sources, beside)
  if (anchor === undefined || key === 'name') return anchor
  const following = anchor.source.text.slice(anchor.end)
  const next = /\bname:/.exec(following)?.index ?? following.length
  const member = new RegExp(`(?<![\\w.])${literal(key)}:`).exec(following.slice(0, next))
  if (member === null) return anchor
  const start = anchor.end + member.index
  return { source: anchor.source, start, end: start + member[0].length }
}

/** The place of the only match in all sources. */
function only(sources: readonly SourceText[], pattern: RegExp): Place | undefined {
  const places = sources.flatMap((source) =>
    [...source.text.matchAll(pattern)].map((match) => ({
      source,
      start: match.index,
      end: match.index + match[0].length,
    })),
  )
  return places.length === 1 ? places[0] : undefined
}

const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character)

function occurrences(text: string, wanted: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const cutsWord =
      (isWord(wanted[0]) && isWord(text[at - 1])) || (isWord(wanted.at(-1)) && isWord(text[at + wanted.length]))
    if (!cutsWord) found.push(at)
  }
  return found
}

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

function sharedEnd(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length)) length += 1
  return length
}

/** A text as it is written in a literal of TypeScript. Quotes need care in some literals only, and are left as they are. */
const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')

const literal = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
