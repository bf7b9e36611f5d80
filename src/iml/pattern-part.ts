/** What a part of a regular expression may cost from one position of a text on. */
export interface Cost {
  /** In how many ways it can match there; each is tried when what follows does not match. */
  readonly ways: number
  /** The steps to try them all. */
  readonly steps: number
  /** The steps until it has matched once, or failed. */
  readonly once: number
}

/** The characters that something may begin with: a bit for each of ASCII, one for all others. */
export type Characters = bigint

/** A part of a regular expression, as far as the cost of a search depends on it. */
export interface Part {
  /** The cost in a text of this length. */
  readonly cost: (length: number) => Cost
  /** What it may begin with when it takes any character. Asked for seldom, so it is made when it is. */
  readonly first: () => Characters
  /** Whether it may match without taking a character. */
  readonly nullable: boolean
  /** Whether it matches wherever it stands, as what is optional does. */
  readonly sure: boolean
  /** It is one character. */
  readonly character?: boolean
  /** The cost when what follows begins with none of its own characters, so that only its longest match can go on. */
  readonly settled?: Part['cost']
}

const OTHERS: Characters = 1n << 128n
const ALL: Characters = (OTHERS << 1n) - 1n

/** Steps that remembering a group is worth. */
const REMEMBERING = 4

/** Steps that one more character of the same kind is worth, in a run that the engine goes through without turning back. */
const RUNNING = 0.5

const one: Cost = { ways: 1, steps: 1, once: 1 }

/** A character, given as the text of a regular expression for it. */
export function character(source: string, flags: string): Part {
  const first = (): Characters => charactersOf(source, flags)
  return { cost: () => one, first, nullable: false, sure: false, character: true }
}

/** A condition such as `^` or `\b`. */
export const condition: Part = { cost: () => one, first: () => 0n, nullable: true, sure: false }

/** Nothing, which matches everywhere. */
export const nothing: Part = { ...condition, cost: () => ({ ways: 1, steps: 0, once: 0 }), sure: true }

/** A text that was found before. It may be as long as all that is searched. */
export const backreference: Part = {
  cost: (length) => ({ ways: 1, steps: length + 1, once: length + 1 }),
  first: () => ALL,
  nullable: true,
  sure: false,
}

/** A look-around: what it has found is not tried again. */
export function lookaround({ cost }: Part): Part {
  return {
    ...condition,
    cost: (length) => {
      const { once } = cost(length)
      return { ways: 1, steps: once, once }
    },
  }
}

/** A group that is remembered, and forgotten again when it has to match otherwise. */
export function capture(part: Part): Part {
  const { settled: _, character: __, ...rest } = part
  return {
    ...rest,
    cost: (length) => {
      const { ways, steps, once } = part.cost(length)
      return { ways, steps: steps + ways * REMEMBERING, once: once + REMEMBERING }
    },
  }
}

/** One of several parts. Where each begins otherwise, no more than one of them gets on. */
export function choice(parts: readonly Part[]): Part {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const nullable = parts.some((part) => part.nullable)
  let exclusive: boolean | undefined
  return {
    nullable,
    sure: parts.some((part) => part.sure),
    first: () => parts.reduce((all, part) => all | part.first(), 0n),
    cost: (length) => {
      exclusive ??= !nullable && areDisjoint(parts)
      let ways = 0
      let steps = 1
      let once = 1
      for (const part of parts) {
        const cost = part.cost(length)
        ways = exclusive ? Math.max(ways, cost.ways) : ways + cost.ways
        steps += cost.steps
        once += cost.once
      }
      return { ways, steps, once }
    },
  }
}

/** Parts one after the other. Behind the last that may fail, nothing makes an earlier one try again. */
export function sequence(parts: readonly Part[]): Part {
  const lastDoubtful = parts.findLastIndex((part) => !part.sure)
  const taking = parts.findIndex((part) => !part.nullable)
  const costs = parts.map((part, index) => settledCost(part, parts[index + 1]))
  return {
    nullable: taking < 0,
    sure: lastDoubtful < 0,
    first: () => (taking < 0 ? parts : parts.slice(0, taking + 1)).reduce((all, part) => all | part.first(), 0n),
    cost: (length) => {
      let ways = 1
      let steps = 0
      let once = 0
      for (let index = 0; index < parts.length; index += 1) {
        const cost = costs[index]!(length)
        once += index > lastDoubtful ? cost.once : ways * (index === lastDoubtful ? cost.once : cost.steps)
        steps += ways * cost.steps
        ways *= cost.ways
      }
      return { ways, steps, once }
    },
  }
}

/** A part again and again. Passes beyond the least number take at least one character each. */
export function repetition(part: Part, least: number, most: number): Part {
  const passesIn = (length: number): number => Math.min(most, least + length)
  const repeated = ({ ways, steps }: Cost, passes: number): Cost => {
    const once = (passes + 1) * (steps + 1)
    if (ways <= 1) return { ways: passes - least + 1, steps: once, once }
    // One, and all powers up to that of the passes.
    const tries = (ways ** (passes + 1) - 1) / (ways - 1)
    return { ways: tries, steps: tries * (steps + 1), once: least === 0 ? once : tries * (steps + 1) }
  }
  return {
    nullable: least === 0 || part.nullable,
    sure: least === 0 || part.sure,
    first: part.first,
    cost: (length) => repeated(part.cost(length), passesIn(length)),
    ...(!part.nullable && {
      settled: (length: number) => {
        // Asked for once: parts inside parts would ask twice as often at each level.
        const pass = part.cost(length)
        // Its passes may be divided in several ways, whatever follows.
        if (pass.ways > 1) return repeated(pass, passesIn(length))
        const all = (passesIn(length) + 1) * (part.character ? RUNNING : pass.steps + 1)
        return { ways: 1, steps: all, once: all }
      },
    }),
  }
}

function settledCost(part: Part, next: Part | undefined): Part['cost'] {
  const { settled } = part
  if (settled === undefined || next?.character !== true) return part.cost
  let cost: Part['cost'] | undefined
  return (length) => {
    cost ??= (part.first() & next.first()) === 0n ? settled : part.cost
    return cost(length)
  }
}

function areDisjoint(parts: readonly Part[]): boolean {
  let all = 0n
  for (const part of parts) {
    const own = part.first()
    if ((all & own) !== 0n) return false
    all |= own
  }
  return true
}

/** Characters, escapes and classes that name ASCII alone. */
const asciiOnly = /^(?:[ -Z\]-~]|\\[dw]|\\[!-/:-@[-`{-~]|\[(?!\^)(?:[ -Z_-~]|\\[dw]|\\[!-/:-@[-`{-~])*\])$/

/** Sources that say by themselves which single character they match. What is not among them may match any. */
const readable = /^(?:[^\\]|\\(?:[DSWdfnrstvw]|u.{4}|u\{.*|[Pp]\{.*|x..|c[a-z]|[!-/:-@[-`{-~])|\[.*\])$/is

/** The characters of this many sources are kept. */
const KNOWN = 500

const known = new Map<string, Characters>()

/** Which characters a class or an escape stands for, found by trying. */
function charactersOf(source: string, flags: string): Characters {
  const key = `${flags}/${source}`
  let all = known.get(key)
  if (all === undefined) {
    all = readable.test(source) ? tried(source, flags) : ALL
    if (known.size < KNOWN) known.set(key, all)
  }
  return all
}

function tried(source: string, flags: string): Characters {
  let pattern: RegExp
  try {
    pattern = new RegExp(`^(?:${source})$`, flags.replaceAll(/[dgmy]/g, ''))
  } catch {
    return ALL
  }
  let all = asciiOnly.test(source) && !flags.includes('i') ? 0n : OTHERS
  for (let code = 0; code < 128; code += 1) if (pattern.test(String.fromCharCode(code))) all |= 1n << BigInt(code)
  return all
}
