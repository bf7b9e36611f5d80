import type { Context } from 'hono'
import { type Collection, isCollection, typeName } from '../../runtime/collection.ts'
import type { Problem } from '../contract.ts'

/** Bytes of a request's body: a file of 5 MB, the most that Make's smallest plan takes, in base64 and with room to spare. */
const maxBodyBytes = 8 * 1024 * 1024

type Status = 400 | 403 | 404 | 405 | 413 | 422 | 500

/** Why a request cannot be carried out; `status` and `problem` are what is answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: Status
  readonly problem: Problem

  constructor(status: Status, problem: Problem | string) {
    const given = typeof problem === 'string' ? { message: problem } : problem
    super(given.message)
    this.status = status
    this.problem = given
  }
}

/** Reads the body of a request. Throws ProblemError 413 as soon as it is too long, before the rest of it is read. */
async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBodyBytes) {
      throw new ProblemError(413, `The request is larger than ${maxBodyBytes} bytes. Choose smaller files.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** The body of a request, a JSON object. Throws ProblemError 400 for anything else, 413 for one that is too long. */
export async function bodyOf(context: Context): Promise<Body> {
  const text = await textOf(context.req.raw)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new ProblemError(400, 'The body of the request is not JSON.')
  }
  if (!isCollection(value)) throw new ProblemError(400, `Expected an object as the body, but found ${typeName(value)}.`)
  return new Body(value)
}

/** Members of a body, each checked when it is asked for: every method throws ProblemError 400 for another type. */
export class Body {
  readonly #values: Collection

  constructor(values: Collection) {
    this.#values = values
  }

  /** The member as it is; undefined when there is none. */
  get(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined
  }

  text(name: string): string {
    const value = this.get(name)
    if (typeof value === 'string') return value
    throw refusal(name, 'a text', value)
  }

  optionalText(name: string): string | undefined {
    return this.get(name) === undefined ? undefined : this.text(name)
  }

  /** An empty one when there is none. */
  collection(name: string): Collection {
    const value = this.get(name) ?? {}
    if (isCollection(value)) return value
    throw refusal(name, 'an object', value)
  }

  /** An empty set when there is none. */
  texts(name: string): ReadonlySet<string> {
    const value = this.get(name) ?? []
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return new Set(value)
    throw refusal(name, 'a list of texts', value)
  }
}

function refusal(name: string, expected: string, value: unknown): ProblemError {
  return new ProblemError(400, `${name}: expected ${expected}, but found ${typeName(value)}.`)
}
