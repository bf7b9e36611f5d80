import { type Expression, type Node, parse, walk } from '../../src/iml/index.ts'

/** An expression of a definition, measured. */
export interface MeasuredExpression {
  /** Where it stands: `modules/track/track.communication.iml.json [3].body.userId`. */
  place: string
  text: string
  characters: number
  /** How many calls stand inside each other. */
  depth: number
  /** How many calls of `replace` stand inside each other. */
  replaces: number
  /** How many texts in it are regular expressions. */
  patterns: number
  /** What no expression may have, in words. */
  faults: string[]
}

/** Whether a text is what a `replace` looks for. */
const isSearched = (node: Node, ancestors: readonly Node[]): boolean => {
  const call = ancestors.at(-1)
  return call?.type === 'call' && call.name === 'replace' && call.arguments[1] === node
}

const isPattern = (text: string): boolean => /^\/.+\/[a-z]*$/s.test(text)

/** Measures one expression, the text between its braces. */
export function measureExpression(place: string, text: string, expression: Expression): MeasuredExpression {
  const measured: MeasuredExpression = {
    place,
    text,
    characters: text.length,
    depth: 0,
    replaces: 0,
    patterns: 0,
    faults: [],
  }
  walk(expression, (node, ancestors) => {
    const calls = [...ancestors, node].flatMap((one) => (one.type === 'call' ? [one.name] : []))
    measured.depth = Math.max(measured.depth, calls.length)
    measured.replaces = Math.max(measured.replaces, calls.filter((name) => name === 'replace').length)
    if (node.type === 'text' && isPattern(node.value) && isSearched(node, ancestors)) measured.patterns += 1
    measured.faults.push(...faultsOf(node, calls))
  })
  return measured
}

function faultsOf(node: Node, calls: readonly string[]): string[] {
  if (node.type === 'text') {
    if (node.value === '') return ["a text '' as a value; write emptystring"]
    if (isPattern(node.value) && /\(\?[=!<]/.test(node.value)) return ['look-around in a regular expression']
    if (isPattern(node.value) && node.value.includes('\\')) return ['a backslash in a regular expression']
  }
  if (node.type === 'empty') return ['an empty argument']
  if (node.type === 'access' && node.object.type === 'call') return ['a member of the result of a call']
  const isSurgery = node.type === 'call' && ['createJSON', 'replace'].includes(node.name)
  return isSurgery && calls.includes('parseJSON') ? [`${node.name} inside parseJSON`] : []
}

/** Every expression in a value, with the path to it. */
export function expressionsIn(value: unknown, place: string): MeasuredExpression[] {
  if (typeof value === 'string') {
    if (!value.includes('{{')) return []
    return parse(value).parts.flatMap((part) =>
      part.type === 'plain'
        ? []
        : [measureExpression(place, value.slice(part.start + 2, part.end - 2), part.expression)],
    )
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [
    ...(key === '{{...}}' ? [] : expressionsIn(key, `${place} (key)`)),
    ...expressionsIn(member, Array.isArray(value) ? `${place}[${key}]` : `${place}.${key}`),
  ])
}

const spreads = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, member]) => key === '{{...}}' || spreads(member))

/** What no step of a communication may have, in words. */
export function faultsOfStep(step: any): string[] {
  const { url, temp, repeat, response = {}, followRedirects, followAllRedirects } = step
  return [
    ...(spreads(temp) || spreads(response.temp) ? ['a spread in temp'] : []),
    ...(repeat === undefined ? [] : ['repeat']),
    ...(url === undefined && response.temp !== undefined ? ['response.temp in a step without url'] : []),
    ...(url !== undefined && (followRedirects !== false || followAllRedirects !== false) ? ['redirects are on'] : []),
  ]
}
