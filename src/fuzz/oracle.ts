import { ImlError } from '../iml/index.ts'
import { LoadError, MakeError } from '../runtime/index.ts'

/** What stands for every secret; no log and no message may repeat it. */
export const secret = 'SECRET-9f8e7d6c5b4a'

/** Milliseconds that a case may take. A search that is stopped by its own limit takes one of them. */
export const caseMs = 5000

/** What a case came to. */
export interface Verdict {
  /** The names of the errors that it ended with, or `result`. */
  readonly outcomes: readonly string[]
}

/** A case that shows a fault. */
export class Finding extends Error {
  override readonly name = 'Finding'
}

/** One thing that a case does. */
export interface Deed {
  readonly what: string
  readonly work: () => unknown
  /** Whether nothing of what comes out, errors and logs, may hold the secret. */
  readonly guarded?: boolean
}

const prototypes = [Object, Array, Function, String, Number, Boolean, Date, RegExp, Map, Set, Promise, Error].map(
  ({ prototype }) => prototype as object,
)
const shapes = prototypes.map(shapeOf)

/**
 * Does what a case consists of and judges it: results can be written as JSON, errors are typed and carry a log, nothing takes
 * longer than 5 s, prototypes stay as they were, and no secret gets out. Throws Finding otherwise.
 */
export async function judge(deeds: readonly Deed[]): Promise<Verdict> {
  const outcomes: string[] = []
  for (const deed of deeds) {
    const started = performance.now()
    // oxlint-disable-next-line no-await-in-loop -- a finding has to name what led to it
    outcomes.push(await outcomeOf(deed))
    const took = performance.now() - started
    if (took > caseMs) throw new Finding(`${deed.what}: it took ${Math.round(took)} ms.`)
    prototypes.forEach((prototype, index) => {
      if (shapeOf(prototype) !== shapes[index]) throw new Finding(`${deed.what}: it changed a prototype.`)
    })
  }
  return { outcomes }
}

async function outcomeOf({ what, work, guarded = false }: Deed): Promise<string> {
  let result: unknown
  try {
    result = await work()
  } catch (error) {
    const { name, message, stack } = typed(error, what)
    const told = `${message}\n${stack ?? ''}\n${textOf(Reflect.get(error as Error, 'log') ?? [], what)}`
    if (guarded && told.includes(secret)) throw new Finding(`${what}: a secret gets out with ${name}: ${message}`)
    return name
  }
  textOf(result, what)
  const log: unknown = typeof result === 'object' && result !== null ? Reflect.get(result, 'log') : undefined
  if (guarded && textOf(log, what).includes(secret)) throw new Finding(`${what}: a secret gets into the log.`)
  return 'result'
}

function typed(error: unknown, what: string): Error {
  if (error instanceof MakeError) {
    if (error.name === 'UnexpectedError')
      throw new Finding(`${what}: ${error.stack ?? error.message}`, { cause: error })
    return error
  }
  if (error instanceof ImlError || error instanceof LoadError) return error
  throw new Finding(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, {
    cause: error,
  })
}

function textOf(value: unknown, what: string): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch (error) {
    // A text may be longer than V8 lets one be: then it is the caller who asks for too much.
    if (error instanceof RangeError) return ''
    throw new Finding(`${what}: its result is no JSON: ${String(error)}`, { cause: error })
  }
}

function shapeOf(prototype: object): string {
  return Reflect.ownKeys(prototype).map(String).join()
}
