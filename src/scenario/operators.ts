import { toArray, toBoolean, toDate, toNumber, toText } from '../iml/index.ts'
import { compareTimes, compareVersions } from './compare.ts'
import { matches } from './pattern.ts'

/** What an operator needs to know of the run. */
export interface OperatorContext {
  readonly timezone: string
}

/**
 * Says whether a condition holds. Throws ImlError for a value that does not become the type that is compared, and DataError for a
 * pattern that is none.
 */
export type Operator = (a: unknown, b: unknown, context: OperatorContext) => boolean

/** What is looked at is not converted: the number 1 was seen not to equal the text 1, nor the other way about. What it is compared with is. */
const isText = (value: unknown): boolean => typeof value === 'string' || isEmpty(value)

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Texts, compared as they are; with `:ci` without regard to case. */
type TextTest = (a: string, b: string) => boolean

const textTests: Readonly<Record<string, TextTest>> = {
  equal: (a, b) => a === b,
  contain: (a, b) => a.includes(b),
  startwith: (a, b) => a.startsWith(b),
  endwith: (a, b) => a.endsWith(b),
}

type OrderTest = (difference: number) => boolean

const orderTests: Readonly<Record<string, OrderTest>> = {
  equal: (difference) => difference === 0,
  notequal: (difference) => difference !== 0,
  greater: (difference) => difference > 0,
  less: (difference) => difference < 0,
  greaterorequal: (difference) => difference >= 0,
  lessorequal: (difference) => difference <= 0,
}

/** A list is compared by its length. */
const lengthOrder: OrderOf = (a, b) => toArray(a).length - toNumber(b)

type OrderOf = (a: unknown, b: unknown, context: OperatorContext) => number

/** How values of a type are ordered: below 0 when `a` comes first. Values of the other types are converted first. */
const orders: Readonly<Record<string, OrderOf>> = {
  number: (a, b) => toNumber(a) - toNumber(b),
  date: (a, b, { timezone }) => toDate(a, timezone).getTime() - toDate(b, timezone).getTime(),
  time: (a, b) => compareTimes(toText(a), toText(b)),
  semver: (a, b) => compareVersions(toText(a), toText(b)),
}

const lower = (value: unknown): string => toText(value).toLowerCase()

function* textOperators(): Generator<[string, Operator]> {
  for (const [name, test] of Object.entries(textTests)) {
    yield* withOpposite('text', name, (a, b) => isText(a) && test(toText(a), toText(b)))
    yield* withOpposite('text', name, (a, b) => isText(a) && test(lower(a), lower(b)), ':ci')
  }
  yield* withOpposite('text', 'pattern', (a, b) => isText(a) && matches(toText(a), toText(b), false))
  yield* withOpposite('text', 'pattern', (a, b) => isText(a) && matches(toText(a), toText(b), true), ':ci')
}

const contains: Operator = (a, b) => toArray(a).some((item) => toText(item) === toText(b))
const containsInAnyCase: Operator = (a, b) => toArray(a).some((item) => lower(item) === lower(b))

function* arrayOperators(): Generator<[string, Operator]> {
  yield* withOpposite('array', 'contain', contains)
  yield* withOpposite('array', 'contain', containsInAnyCase, ':ci')
  for (const [name, test] of Object.entries(orderTests)) {
    yield [`array:${name}`, (a, b, context) => test(lengthOrder(a, b, context))]
  }
}

/** An empty value is before and after nothing, and different from all but an empty one. */
function* orderOperators(): Generator<[string, Operator]> {
  for (const [type, order] of Object.entries(orders)) {
    for (const [name, test] of Object.entries(orderTests)) {
      yield [
        `${type}:${name}`,
        (a, b, context) => {
          if (type === 'number' && !isEmpty(a) && typeof a !== 'number') return name === 'notequal'
          if (!isEmpty(a) && !isEmpty(b)) return test(order(a, b, context))
          const same = isEmpty(a) && isEmpty(b)
          return name === 'notequal' ? !same : name === 'equal' && same
        },
      ]
    }
  }
}

function* withOpposite(type: string, name: string, test: Operator, suffix = ''): Generator<[string, Operator]> {
  yield [`${type}:${name}${suffix}`, test]
  yield [`${type}:not${name}${suffix}`, (a, b, context) => !test(a, b, context)]
}

/**
 * All operators of Make's filters, as its form library lists them:
 * https://github.com/integromat/make-forman-schema (src/utils.ts)
 */
export const operators: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['exist', (a) => !isEmpty(a)],
  ['notexist', (a) => isEmpty(a)],
  ...withOpposite(
    'boolean',
    'equal',
    (a, b) => (typeof a === 'boolean' || isEmpty(a)) && toBoolean(a) === toBoolean(b),
  ),
  ...textOperators(),
  ...orderOperators(),
  ...arrayOperators(),
])
