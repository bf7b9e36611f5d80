import { type Expression, functionRegistry, isCollection, parse, type Template } from '../iml/index.ts'
import { type Kind, Shape } from './shape.ts'

export type CallNode = Extract<Expression, { type: 'call' }>

/** What functions want of their first argument. */
const wanted: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    array: 'first last reverse sort slice distinct deduplicate shuffle remove flatten add merge map join toCollection',
    collection: 'omit pick keys toArray',
    date: 'formatDate parseDate addSeconds addMinutes addHours addDays addMonths addYears setSecond setMinute setHour setDay setDate setMonth setYear',
    number: 'abs ceil floor round trunc formatNumber',
    text: 'toBinary split replace lower upper trim substring indexOf startcase capitalize stripHTML escapeHTML parseNumber',
  } satisfies Partial<Record<Kind, string>>).flatMap(([kind, names]) =>
    names.split(' ').map((name): [string, Kind] => [name, kind as Kind]),
  ),
)

/** Functions that give their list again, in another order or with less in it. */
const passing = new Set('reverse sort slice distinct deduplicate shuffle remove flatten add merge'.split(' '))

/** Reads templates and notes what they ask of their variables. */
export class Reader {
  readonly roots: Map<string, Shape>

  constructor(roots: ReadonlyMap<string, Shape>) {
    this.roots = new Map(roots)
  }

  /** The same with further variables. */
  with(roots: Readonly<Record<string, Shape>>): Reader {
    return new Reader(new Map([...this.roots, ...Object.entries(roots)]))
  }

  /**
   * Reads every expression in a value of a definition. The shape of the value itself comes back when it is one expression that
   * leads to something that can be made up; `kind` is what it has to be.
   */
  read(value: unknown, kind?: Kind): Shape | undefined {
    if (typeof value === 'string') return this.#text(value, kind)
    const nested = Array.isArray(value) ? value : isCollection(value) ? Object.values(value) : []
    for (const one of nested) this.read(one)
    for (const key of isCollection(value) ? Object.keys(value) : []) if (key !== '{{...}}') this.#text(key)
    return undefined
  }

  /** The shape to which an expression leads. */
  shapeOf(expression: Expression): Shape | undefined {
    switch (expression.type) {
      case 'variable':
        return this.roots.get(expression.name)
      case 'access':
        return this.#access(expression)
      case 'call':
        return this.#call(expression)
      case 'unary':
        this.shapeOf(expression.operand)?.expect(expression.operator === '-' ? 'number' : undefined)
        return undefined
      case 'binary': {
        const kind = '-*/%'.includes(expression.operator) || expression.operator === '++' ? 'number' : undefined
        this.shapeOf(expression.left)?.expect(kind)
        this.shapeOf(expression.right)?.expect(kind)
        return undefined
      }
      default:
        return undefined
    }
  }

  #text(text: string, kind?: Kind): Shape | undefined {
    const template = templateOf(text)
    const [only, ...others] = template?.parts ?? []
    if (only?.type === 'interpolation' && others.length === 0) return this.shapeOf(only.expression)?.expect(kind)
    for (const part of template?.parts ?? []) {
      if (part.type === 'interpolation') this.shapeOf(part.expression)?.expect('text')
    }
    return undefined
  }

  #access(expression: Extract<Expression, { type: 'access' }>): Shape | undefined {
    let shape = this.shapeOf(expression.object)
    for (const step of expression.steps) {
      if (step.type === 'member') shape = shape?.member(step.name)
      else if (step.type === 'first' || step.index.type === 'number') shape = shape?.expect('array').item
      else if (step.index.type === 'text') shape = shape?.member(step.index.value)
      else {
        const key = textOf(this.shapeOf(step.index))
        shape = key === undefined ? undefined : shape?.member(key)
      }
    }
    return shape
  }

  #call({ name, arguments: given }: CallNode): Shape | undefined {
    const [first, ...others] = given.map((one) => (one.type === 'empty' ? undefined : one))
    const subject = first === undefined ? undefined : this.shapeOf(first)?.expect(wanted.get(name))
    const further = others.map((one) => (one === undefined ? undefined : this.shapeOf(one)))
    const words = others.map((one, index) => (one?.type === 'text' ? one.value : textOf(further[index])))
    if (name.startsWith('add') && wanted.get(name) === 'date') further[0]?.expect('number')
    if (name === 'merge') for (const one of further) joined(subject, one?.expect('array'))
    if (name === 'first' || name === 'last') return subject?.item
    if (passing.has(name) || name === 'ifempty') return subject
    if (name === 'if') return further[0] ?? further[1]
    if (name === 'parseJSON') return subject?.parsed
    if (name === 'get') return words[0] === undefined ? undefined : along(subject, words[0])
    if (name === 'map') return mapped(subject, words)
    if (name === 'toCollection') for (const key of words) if (key !== undefined) subject?.item.member(key)
    // What a custom function makes of its arguments is not known; the first that is made up can at least be like the result.
    return Object.hasOwn(functionRegistry, name) ? undefined : [subject, ...further].find((one) => one?.fixed === false)
  }
}

/** The text that a shape is known to be. */
function textOf(shape: Shape | undefined): string | undefined {
  const value = shape?.facts.literal?.value
  return typeof value === 'string' ? value : undefined
}

/** Lists that are merged have items of one kind. */
function joined(list: Shape | undefined, other: Shape | undefined): void {
  if (list !== undefined && other !== undefined) other.item.become(list.item)
}

/** The items of a list under one key of theirs, those that a filter lets through. */
function mapped(list: Shape | undefined, [key, filterKey, values]: readonly (string | undefined)[]): Shape | undefined {
  if (list === undefined || key === undefined) return undefined
  const filter = filterKey === undefined ? undefined : along(list.item, filterKey)
  if (filter !== undefined && values !== undefined) filter.facts.literal ??= { value: values.split(',')[0] }
  const under = along(list.item, key)
  return under === undefined ? undefined : Shape.listOf(under)
}

function along(shape: Shape | undefined, path: string): Shape | undefined {
  return path.split('.').reduce<Shape | undefined>((at, name) => at?.member(name), shape)
}

/** Undefined for a text without expressions, and for one that cannot be read: running it says what is wrong. */
export function templateOf(text: string): Template | undefined {
  if (!text.includes('{{')) return undefined
  try {
    return parse(text)
  } catch {
    return undefined
  }
}
