import type { Expression } from '../../iml/ast.ts'

/** The types of IML, as far as they can be told without running anything. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'array' | 'collection'

/** The type of a variable's member, when it is certain. */
export type TypeOfPath = (root: string, path: readonly string[]) => ValueType | undefined

const results: ReadonlyMap<string, ValueType> = new Map(
  (
    [
      [
        'text',
        'ascii base64 base64url capitalize createJSON decodeURL encodeURL escapeHTML escapeJSON escapeMarkdown formatDate',
      ],
      [
        'text',
        'formatNumber join jwt lower md5 mime replace replaceEmojiCharacters sha1 sha256 sha512 startcase stripHTML',
      ],
      ['text', 'substring toString trim upper'],
      ['number', 'abs average ceil floor indexOf length max median min parseNumber round stdevP stdevS sum trunc'],
      ['boolean', 'contains isArray'],
      [
        'date',
        'addDays addHours addMinutes addMonths addSeconds addYears parseDate setDate setDay setHour setMinute setMonth',
      ],
      ['date', 'setSecond setYear'],
      ['array', 'add deduplicate distinct flatten keys map merge remove reverse shuffle slice sort split toArray'],
      ['collection', 'omit pick toCollection'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((name): [string, ValueType] => [name, type])),
)

const keywordTypes: ReadonlyMap<string, ValueType> = new Map([
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['emptystring', 'text'],
  ['emptyarray', 'array'],
  ['space', 'text'],
  ['nbsp', 'text'],
  ['tab', 'text'],
  ['newline', 'text'],
  ['carriagereturn', 'text'],
  ['now', 'date'],
  ['timestamp', 'number'],
  ['random', 'number'],
  ['pi', 'number'],
  ['uuid', 'text'],
  ['executionId', 'text'],
])

const logical = new Set(['==', '!=', '<', '<=', '>', '>='])
const arithmetic = new Set(['-', '*', '/', '%', '++'])

/** The type that an expression has whenever it has a value at all; undefined when that depends. */
export function valueTypeOf(expression: Expression, typeOfPath: TypeOfPath): ValueType | undefined {
  switch (expression.type) {
    case 'number':
      return 'number'
    case 'text':
      return 'text'
    case 'keyword':
      return keywordTypes.get(expression.name)
    case 'variable':
      return typeOfPath(expression.name, [])
    case 'access': {
      const { object, steps } = expression
      if (object.type !== 'variable') return undefined
      const names = steps.flatMap((step) => (step.type === 'member' ? [step.name] : []))
      return names.length === steps.length ? typeOfPath(object.name, names) : undefined
    }
    case 'unary':
      return expression.operator === '!' ? 'boolean' : 'number'
    case 'call':
      return typeOfCall(expression, typeOfPath)
    case 'binary': {
      if (logical.has(expression.operator)) return 'boolean'
      if (arithmetic.has(expression.operator)) return 'number'
      if (expression.operator !== '+') return undefined
      const left = valueTypeOf(expression.left, typeOfPath)
      const right = valueTypeOf(expression.right, typeOfPath)
      if (left === 'text' || right === 'text') return 'text'
      return left === 'number' && right === 'number' ? 'number' : undefined
    }
    default:
      return undefined
  }
}

/** A choice has a type when all that can be chosen have the same. */
function typeOfCall(
  { name, arguments: given }: Extract<Expression, { type: 'call' }>,
  typeOfPath: TypeOfPath,
): ValueType | undefined {
  const fixed = results.get(name)
  if (fixed !== undefined) return fixed
  const chosen = name === 'if' ? given.slice(1, 3) : name === 'ifempty' ? given.slice(0, 2) : []
  const types = chosen.flatMap((one) => {
    if (one.type === 'empty' || (one.type === 'keyword' && nothing.has(one.name))) return []
    return [valueTypeOf(one, typeOfPath)]
  })
  const [first] = types
  return types.every((type) => type === first) ? first : undefined
}

const nothing: ReadonlySet<string> = new Set(['undefined', 'null', 'ignore', 'erase'])
