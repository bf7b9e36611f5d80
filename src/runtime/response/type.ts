import { toText } from '../../iml/index.ts'
import { isCollection } from '../collection.ts'
import { InvalidConfigurationError } from '../errors.ts'
import type { Scope } from '../scope.ts'
import { compileTemplate, type Template } from '../template.ts'

export type BodyFormat = 'automatic' | 'json' | 'urlencoded' | 'text' | 'binary' | 'xml'

const formats: ReadonlyMap<string, BodyFormat> = new Map([
  ['automatic', 'automatic'],
  ['json', 'json'],
  ['urlencoded', 'urlencoded'],
  ['text', 'text'],
  ['string', 'text'],
  ['raw', 'text'],
  ['binary', 'binary'],
  ['xml', 'xml'],
])

/** `response.type`: one format for every status, or the formats of ranges, narrowest first. */
export interface TypePlan {
  readonly ranges: readonly { readonly from: number; readonly to: number; readonly format: Template }[]
}

/**
 * Reads `response.type`, plain or by status: `*`, `400-499` (both ends included) or `404`. The narrowest range wins.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/type
 */
export function compileType(type: unknown, place: string): TypePlan {
  if (type === undefined || type === null) return { ranges: [] }
  if (!isCollection(type)) return { ranges: [{ from: 1, to: 999, format: compileTemplate(type, place) }] }
  const ranges = Object.entries(type).map(([key, format]) => ({
    ...rangeOf(key, place),
    format: compileTemplate(format, `${place}.${key}`),
  }))
  return { ranges: ranges.toSorted((one, other) => one.to - one.from - (other.to - other.from)) }
}

/**
 * The format in which the body of an answer is read; `automatic` where the definition says nothing. The scope is asked for
 * only where there is an expression to evaluate.
 */
export function formatOf(plan: TypePlan, statusCode: number, scopeOf: () => Scope): BodyFormat {
  const range = plan.ranges.find(({ from, to }) => from <= statusCode && statusCode <= to)
  const given = range?.format.evaluate(scopeOf())
  if (range === undefined || given === undefined || given === null || given === '') return 'automatic'
  const format = formats.get(toText(given))
  if (format !== undefined) return format
  throw new InvalidConfigurationError(
    `${range.format.place}: '${toText(given)}' is not a response type. Use ${[...formats.keys()].join(', ')}.`,
  )
}

function rangeOf(key: string, place: string): { from: number; to: number } {
  if (key === '*') return { from: 1, to: 999 }
  const match = /^(\d{3})(?:-(\d{3}))?$/.exec(key)
  if (match === null) {
    throw new InvalidConfigurationError(`${place}: '${key}' is not a status. Use *, 404 or 400-499.`)
  }
  return { from: Number(match[1]), to: Number(match[2] ?? match[1]) }
}
