import type { AppFile } from './file.ts'
import type { Path, Spot } from './spot.ts'

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null'

const noMembers: ReadonlyMap<string, JsonNode> = new Map()
const noItems: readonly JsonNode[] = []

/** A value in a JSON file, with its place. Members and items are there whatever the type, so that nobody has to ask first. */
export class JsonNode implements Spot {
  readonly file: AppFile
  readonly type: JsonType
  readonly start: number
  end: number
  /** The object or array that holds it; undefined for the root. */
  readonly parent: JsonNode | undefined
  /** Its name or position there. */
  readonly step: string | number
  /** The values of an array, none for any other type. */
  items: readonly JsonNode[] = noItems
  /** The values of an object by name, none for any other type; of a name given twice, the last. */
  members: ReadonlyMap<string, JsonNode> = noMembers
  readonly #scalar: unknown
  readonly #key: readonly [start: number, end: number] | undefined
  #path: Path | undefined
  #all: readonly JsonNode[] | undefined

  constructor(
    file: AppFile,
    type: JsonType,
    start: number,
    end: number,
    parent: JsonNode | undefined,
    step: string | number,
    key: readonly [start: number, end: number] | undefined,
    scalar?: unknown,
  ) {
    this.file = file
    this.type = type
    this.start = start
    this.end = end
    this.parent = parent
    this.step = step
    this.#key = key
    this.#scalar = scalar
  }

  get path(): Path {
    this.#path ??= this.parent === undefined ? [] : [...this.parent.path, this.step]
    return this.#path
  }

  /** The quoted name of the member that holds it; undefined for items and the root. */
  get key(): Spot | undefined {
    if (this.#key === undefined) return undefined
    const [start, end] = this.#key
    return { file: this.file, start, end, path: this.path }
  }

  /** The value as JSON.parse gives it, except that objects have no prototype. */
  get value(): unknown {
    if (this.type === 'array') return this.items.map((item) => item.value)
    if (this.type !== 'object') return this.#scalar
    const object = Object.create(null) as Record<string, unknown>
    for (const [name, member] of this.members) object[name] = member.value
    return object
  }

  /** The text, undefined for any other type. */
  get text(): string | undefined {
    return this.type === 'string' ? (this.#scalar as string) : undefined
  }

  /** The number, undefined for any other type. */
  get number(): number | undefined {
    return this.type === 'number' ? (this.#scalar as number) : undefined
  }

  /** Whether it is the literal `true`. */
  get isTrue(): boolean {
    return this.#scalar === true
  }

  /** The value at the end of a way of names and positions, undefined when there is none. */
  at(...steps: Path): JsonNode | undefined {
    return follow(this, steps)
  }

  /** Items, or members in the order of the file. */
  get children(): Iterable<JsonNode> {
    return this.type === 'object' ? this.members.values() : this.items
  }

  /** This value and everything in it, parents first. */
  all(): readonly JsonNode[] {
    if (this.#all === undefined) {
      const nodes: JsonNode[] = [this]
      collect(this, nodes)
      this.#all = nodes
    }
    return this.#all
  }
}

function collect(node: JsonNode, nodes: JsonNode[]): void {
  for (const child of node.children) {
    nodes.push(child)
    if (child.type === 'object' || child.type === 'array') collect(child, nodes)
  }
}

function follow(start: JsonNode, steps: Path): JsonNode | undefined {
  let node: JsonNode | undefined = start
  for (const step of steps) {
    node = typeof step === 'number' ? node?.items[step] : node?.members.get(step)
  }
  return node
}
