import { isCollection } from '../iml/index.ts'
import { inherit } from '../runtime/base.ts'
import { type Collection, member } from '../runtime/collection.ts'
import type { Example } from './example.ts'
import { type CallNode, Reader, templateOf } from './reader.ts'
import { satisfy } from './satisfy.ts'
import { Shape } from './shape.ts'

/** What a component makes of the answers to its requests: one collection or many of them, anything, nothing. */
export type ResultKind = 'one' | 'many' | 'any' | 'nothing'

/** A communication with what is known of its surroundings. */
export interface Communication {
  /** One request or a list of them. */
  readonly api: unknown
  readonly base: Collection
  readonly result: ResultKind
  readonly example: Example
  /** Variables that stay the same: `parameters`, `connection` and so on. */
  readonly roots: ReadonlyMap<string, Shape>
}

/** What the stub has to answer one request with. */
export interface StepAnswer {
  /** Merged with base. */
  readonly request: Collection
  readonly body: Shape
  readonly headers: Shape
  readonly status: Shape
}

/**
 * Reads a communication and shapes an answer to each of its requests, so that conditions hold, lists have items and repeats end.
 * With `drained`, the answers are those after which there are no further pages.
 */
export function shapeAnswers(communication: Communication, drained: boolean): StepAnswer[] {
  const { api, base } = communication
  const requests: readonly unknown[] = Array.isArray(api) ? api : [api]
  const temp = new Shape().expect('collection')
  return requests.filter(isCollection).map((own) => {
    const { request } = inherit(base, own)
    // Only the last one has to give what the component gives.
    const result = own === requests.at(-1) || communication.result === 'nothing' ? communication.result : 'any'
    return shapeAnswer(request, temp, { ...communication, result }, drained)
  })
}

function shapeAnswer(request: Collection, temp: Shape, communication: Communication, drained: boolean): StepAnswer {
  const before = new Reader(new Map([...communication.roots, ['temp', temp]]))
  remember(member(request, 'temp'), temp, before)
  readAddress(request, before)
  for (const name of ['headers', 'qs', 'body']) before.read(member(request, name))
  const condition = member(request, 'condition')
  satisfy(isCollection(condition) ? member(condition, 'condition') : condition, true, before)

  const [body, headers, status] = [new Shape(), new Shape(), new Shape().expect('number')]
  status.facts.literal = { value: 200 }
  const reader = before.with({ body, headers, statusCode: status })
  const response = member(request, 'response')
  remember(member(response, 'temp'), temp, reader)
  const valid = member(response, 'valid')
  satisfy(isCollection(valid) ? member(valid, 'condition') : valid, true, reader)
  for (const name of ['metadata', 'uid', 'expires']) reader.read(member(response, name))
  readStored(member(response, 'data'), communication.roots.get('data'), reader)
  const container = readResult(response, body, reader, communication)
  const repeat = member(request, 'repeat') ?? member(request, 'while')
  satisfy(isCollection(repeat) ? member(repeat, 'condition') : repeat, false, reader)
  readPages(member(request, 'pagination'), container, reader, drained)
  return { request, body, headers, status }
}

/** A name that a template leads to, rather than a text with it in it, stands for what it leads to. */
function remember(block: unknown, temp: Shape, reader: Reader): void {
  for (const [name, value] of isCollection(block) ? Object.entries(block) : []) {
    const shape = reader.read(value)
    if (name === '{{...}}') continue
    if (shape !== undefined) temp.alias(name, shape)
    else if (isCollection(value)) remember(value, temp.member(name), reader)
    else if (typeof value !== 'string' || !value.includes('{{')) temp.member(name).facts.literal = { value }
  }
}

/** What is stored has to be what those who read it want. */
function readStored(data: unknown, stored: Shape | undefined, reader: Reader): void {
  if (!isCollection(data)) reader.read(data)
  for (const [name, value] of isCollection(data) ? Object.entries(data) : []) {
    reader.read(value)?.expect(stored?.names.includes(name) === true ? stored.member(name).facts.kind : undefined)
  }
}

/** An address that begins with an expression needs one that gives an address. */
function readAddress(request: Collection, reader: Reader): void {
  const [url, baseUrl] = [member(request, 'url'), member(request, 'baseUrl')]
  for (const one of [url, baseUrl]) reader.read(one)
  // With a base, the rest can be a path.
  const whole = typeof baseUrl === 'string' && baseUrl !== '' ? baseUrl : url
  const [first] = templateOf(typeof whole === 'string' ? whole.trimStart() : '')?.parts ?? []
  if (first?.type !== 'interpolation') return
  const { expression } = first
  const isMade = expression.type === 'call' && expression.name !== 'ifempty'
  const parts = isMade ? addressParts(expression, reader) : [reader.shapeOf(expression)]
  for (const shape of parts) if (shape !== undefined) shape.facts.kind = 'url'
}

/** The arguments of a function that makes an address whose names say that they are one. */
function addressParts(call: CallNode, reader: Reader): (Shape | undefined)[] {
  return call.arguments.map((one) => {
    const last = one.type === 'access' ? one.steps.at(-1) : undefined
    const isAddress = last?.type === 'member' && /url|domain|host|endpoint/i.test(last.name)
    return one.type === 'access' && isAddress ? reader.shapeOf(one) : undefined
  })
}

/** Reads what makes a result of an answer, and gives the list that is iterated. */
function readResult(response: unknown, body: Shape, reader: Reader, communication: Communication): Shape | undefined {
  const { result, example } = communication
  const iterate = member(response, 'iterate') ?? undefined
  const source = isCollection(iterate) ? member(iterate, 'container') : iterate
  const output = member(response, 'output')
  if (source === undefined) {
    if (output === null || output === false || result === 'nothing') return undefined
    const whole = output === undefined ? body : undefined
    const kinds = { many: 'array', one: 'collection', any: undefined } as const
    illustrate(output, whole, kinds[result], reader, example)
  }
  const bare = typeof source === 'string' && !source.includes('{{') ? `{{${source}}}` : source
  const container = source === undefined ? undefined : reader.read(bare, 'array')
  if (source !== undefined) {
    const item = container?.item ?? new Shape()
    if (container !== undefined) container.facts.count = 2
    const inner = reader.with({ item })
    satisfy(isCollection(iterate) ? member(iterate, 'condition') : undefined, true, inner)
    illustrate(
      output,
      output === undefined ? item : undefined,
      result === 'any' ? undefined : 'collection',
      inner,
      example,
    )
    const trigger = member(response, 'trigger')
    inner.read(member(trigger, 'id'))
    inner.read(member(trigger, 'date'), 'date')
    const ends = new Shape()
    ends.member('container').alias('first', item)
    ends.member('container').alias('last', item)
    reader.roots.set('iterate', ends)
  }
  reader.with({ output: new Shape() }).read(member(response, 'wrapper'))
  return container
}

/** Gives the value of an output the sample of the component, as a whole or member by member. */
function illustrate(
  output: unknown,
  whole: Shape | undefined,
  kind: 'array' | 'collection' | undefined,
  reader: Reader,
  example: Example,
): void {
  const shape = whole ?? reader.read(output)
  shape?.expect(kind).illustrate(example.bundle)
  if (!isCollection(output)) return
  for (const [name, value] of Object.entries(output)) {
    const sample = name === '{{...}}' ? example.bundle : member(example.bundle, name)
    reader
      .read(value)
      ?.expect(name === '{{...}}' ? 'collection' : undefined)
      .illustrate(sample)
  }
}

function readPages(pagination: unknown, container: Shape | undefined, reader: Reader, drained: boolean): void {
  if (!isCollection(pagination)) return
  for (const name of ['headers', 'qs', 'body']) reader.read(member(pagination, name))
  const next = reader.read(member(pagination, 'url'))
  if (next !== undefined) next.facts.kind = 'url'
  const decided = satisfy(member(pagination, 'condition'), !drained, reader)
  if (!drained) return
  if (container !== undefined) container.facts.count = 0
  if (next !== undefined && !decided) next.facts.absent = true
}
