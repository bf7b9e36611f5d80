import { isCollection } from '../iml/index.ts'
import { type Collection, setMember } from '../runtime/collection.ts'

/** What a value has to be for the expressions that read it. */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'url' | 'collection' | 'array' | 'json'

/** Knows a value for a name of which nothing else is known, or gives undefined. */
export type ExampleOf = (name: string) => unknown

/** What is known of one value. */
interface Facts {
  kind: Kind | undefined
  /** The one value that serves. */
  literal: { readonly value: unknown } | undefined
  /** Values that do not serve. */
  readonly avoided: unknown[]
  /** The value has to be missing. */
  absent: boolean
  /** A sample of the value; what is read of it goes over the sample. */
  sample: unknown
  /** Items, if it is a list. */
  count: number
  readonly members: Map<string, Shape>
  item: Shape | undefined
  /** What its text spells as JSON. */
  parsed: Shape | undefined
}

/** Levels that a made-up value has at most; names in `temp` can lead around in a circle. */
const mostLevels = 30

type ScalarKind = Exclude<Kind, 'collection' | 'array' | 'json'>

const examples: Readonly<Record<ScalarKind, unknown>> = {
  text: 'text',
  number: 1,
  boolean: true,
  date: '2026-01-15T10:00:00.000Z',
  url: 'https://service.example',
}

/** Names under which services hold dates. */
export const dateName = /(?:^|_)(?:date|time|timestamp)$|(?:_at|_on|Date|At)$/

/** What the expressions of a definition ask of one value, its members and its items. */
export class Shape {
  /** The value is given, so that no condition can ask for another one. */
  readonly fixed: boolean
  #facts: Facts = {
    kind: undefined,
    literal: undefined,
    avoided: [],
    absent: false,
    sample: undefined,
    count: 1,
    members: new Map(),
    item: undefined,
    parsed: undefined,
  }

  constructor(fixed = false) {
    this.fixed = fixed
  }

  /** The same list under another name, whose items are those of `item`. */
  static listOf(item: Shape): Shape {
    const list = new Shape(item.fixed)
    list.#facts.kind = 'array'
    list.#facts.item = item
    return list
  }

  get facts(): Omit<Facts, 'members' | 'item' | 'parsed'> {
    return this.#facts
  }

  /** The member of this name, known from now on. */
  member(name: string): Shape {
    return known(this.#facts.members, name, () => new Shape(this.fixed))
  }

  get names(): readonly string[] {
    return [...this.#facts.members.keys()]
  }

  /** Each of its items. */
  get item(): Shape {
    this.#facts.item ??= new Shape(this.fixed)
    return this.#facts.item
  }

  /** What its text spells as JSON. */
  get parsed(): Shape {
    this.#facts.kind = 'json'
    this.#facts.parsed ??= new Shape(this.fixed)
    return this.#facts.parsed
  }

  /** Lets a member be what another shape is, as `temp` does for what an answer holds; earlier ones are that, too. */
  alias(name: string, shape: Shape): void {
    const { members } = this.#facts
    const earlier = members.get(name)
    members.set(name, shape)
    earlier?.become(shape)
  }

  /** From now on both are the same value. */
  become(other: Shape): void {
    const [mine, theirs] = [this.#facts, other.#facts]
    if (mine === theirs || this.fixed !== other.fixed) return
    this.#facts = theirs
    theirs.kind ??= mine.kind
    theirs.literal ??= mine.literal
    theirs.sample ??= mine.sample
    theirs.avoided.push(...mine.avoided)
    for (const [name, member] of mine.members) member.become(other.member(name))
    if (mine.item !== undefined) mine.item.become(other.item)
  }

  /** Says what it is, unless that is known. */
  expect(kind: Kind | undefined): this {
    this.#facts.kind ??= kind
    return this
  }

  /** Gives it a sample, unless it has one. */
  illustrate(sample: unknown): this {
    this.#facts.sample ??= sample
    return this
  }

  /** A value of this shape. */
  value(exampleOf: ExampleOf, name = '', level = 0): unknown {
    const { literal, absent, kind, sample, members } = this.#facts
    if (literal !== undefined) return literal.value
    if (absent || level > mostLevels) return undefined
    const inner = (shape: Shape, inside: string): unknown => shape.value(exampleOf, inside, level + 1)
    if (kind === 'json') return JSON.stringify(inner(this.parsed.expect('collection'), name))
    if (kind === 'array' || (kind === undefined && this.#facts.item !== undefined)) return this.#list(name, inner)
    if (kind !== 'collection' && members.size === 0) return this.#scalar(kind, exampleOf(name), name)
    const collection: Collection = isCollection(sample) ? structuredClone(sample) : {}
    for (const [key, member] of members) {
      const value = inner(member.illustrate(collection[key]), key)
      if (value === undefined) delete collection[key]
      else setMember(collection, key, value)
    }
    return collection
  }

  #list(name: string, inner: (shape: Shape, name: string) => unknown): unknown[] {
    const { sample, count, item = new Shape() } = this.#facts
    const first: unknown = Array.isArray(sample) ? sample[0] : sample
    return Array.from({ length: count }, () => inner(item.illustrate(first), name))
  }

  #scalar(kind: ScalarKind | undefined, example: unknown, name: string): unknown {
    const serves = (value: unknown): unknown => {
      // Bytes travel as text.
      if (ArrayBuffer.isView(value)) return 'dGV4dA=='
      const isKind = kind === undefined || typeof value === typeof examples[kind]
      return isKind && !this.#facts.avoided.includes(value) ? value : undefined
    }
    if (kind === 'date' || kind === 'url') return examples[kind]
    const usual = examples[kind ?? (dateName.test(name) ? 'date' : 'text')]
    return [this.#facts.sample, example, usual, 'another'].map(serves).find((value) => value !== undefined) ?? usual
  }
}

function known(members: Map<string, Shape>, name: string, make: () => Shape): Shape {
  const member = members.get(name) ?? make()
  members.set(name, member)
  return member
}
