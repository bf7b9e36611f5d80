import { Packer, type Parcel, unpack } from './copy.ts'
import { CustomFunctionError, failureWith, refusalOf, unreadable } from './errors.ts'
import { CALL_TIMEOUT_MS, MAX_SOURCE_LENGTH, TEST_TIMEOUT_MS } from './limits.ts'
import { type DebugMessage, respondWith, type TestBlock, type Told } from './respond.ts'
import { Sandbox } from './sandbox.ts'

export interface CustomFunctionOptions {
  /** The zone of calls that bring none: `this.timezone`, `environment.timezone`, and dates of `iml`. UTC when left out. */
  readonly timezone?: string
  /** Milliseconds that a call may take; 10 s as in Make when left out. A file of tests has 5 s. */
  readonly timeoutMs?: number
  /** Bytes that all functions of the app may have together; 128 MB when left out. */
  readonly memoryBytes?: number
  /** The time that functions see; the real one when left out. */
  readonly now?: () => Date | number
  /** Where `Math.random` and `iml.shuffle` have their numbers from; Math.random when left out. */
  readonly random?: () => number
  /** Told, after each call, what it printed with `debug` and `console`: 1,000 messages and 1 MB of text at most. */
  readonly onDebug?: (message: DebugMessage) => void
}

/** A function whose source cannot be used. It is there all the same, and fails with the error when it is called. */
export interface FunctionProblem {
  readonly name: string
  readonly error: CustomFunctionError
}

/** How a file of tests ended. */
export interface TestOutcome {
  readonly blocks: readonly TestBlock[]
  /** Why it stopped before its end; undefined when it did not. */
  readonly failure: string | undefined
}

type Sources = ReadonlyArray<readonly [name: string, source: string]>

/** The functions of one app in a sandbox of their own. */
export class FunctionRunner {
  readonly problems: readonly FunctionProblem[]
  readonly #sandbox: Sandbox
  readonly #options: CustomFunctionOptions
  readonly #listen: (name: string) => Told

  private constructor(
    sandbox: Sandbox,
    sources: Sources,
    options: CustomFunctionOptions,
    listen: (name: string) => Told,
  ) {
    this.#sandbox = sandbox
    this.#options = options
    this.#listen = listen
    this.problems = sources.flatMap(([name, source]) => this.#add(name, source))
  }

  /** Starts a sandbox with the functions in it; with `tests`, also what their tests need. */
  static async start(sources: Sources, options: CustomFunctionOptions, tests = false): Promise<FunctionRunner> {
    const { now, random } = options
    const { respond, listen } = respondWith({ ...(now && { now }), ...(random && { random }) })
    const sandbox = await Sandbox.start(respond, options.memoryBytes, tests)
    return new FunctionRunner(sandbox, sources, options, listen)
  }

  /** Calls a function with copies of values and gives a copy of its result. Throws CustomFunctionError. */
  call(name: string, timezone: string | undefined, values: readonly unknown[]): unknown {
    const problem = this.problems.find((one) => one.name === name)
    if (problem !== undefined) throw problem.error
    const packer = new Packer()
    const request = packer.close({
      name,
      values: ['a', ...values.map((value) => packer.pack(value))],
      ...this.#world(timezone),
    })
    return this.#listening(name, () => resultOf(this.#sandbox.invoke(request, this.#timeoutMs)))
  }

  /** Runs a file of tests of a function. */
  test(name: string, source: string, fileName: string): TestOutcome {
    const setting = JSON.stringify({ name, ...this.#world(undefined) })
    return this.#listening(name, ({ blocks }) => {
      try {
        const timeoutMs = this.#options.timeoutMs ?? TEST_TIMEOUT_MS
        return { blocks, failure: this.#sandbox.runTests(setting, source, fileName, timeoutMs) }
      } catch (error) {
        if (!(error instanceof CustomFunctionError)) throw error
        return { blocks, failure: error.message }
      }
    })
  }

  get #timeoutMs(): number {
    return this.#options.timeoutMs ?? CALL_TIMEOUT_MS
  }

  #add(name: string, source: string): FunctionProblem[] {
    const error = this.#tryAdd(name, source)
    if (error === undefined) return []
    this.#sandbox.addFaulty(name, error.message, this.#timeoutMs)
    return [{ name, error }]
  }

  #tryAdd(name: string, source: string): CustomFunctionError | undefined {
    if (source.length > MAX_SOURCE_LENGTH) {
      const message = `The source has ${source.length} characters. Make accepts ${MAX_SOURCE_LENGTH} at most.`
      return new CustomFunctionError('source-too-long', message)
    }
    try {
      this.#sandbox.add(name, source, this.#timeoutMs)
      return undefined
    } catch (error) {
      if (error instanceof CustomFunctionError) return error
      throw error
    }
  }

  /** What differs from call to call: the zone, the time, and where chance starts. */
  #world(timezone: string | undefined): Record<string, unknown> {
    const { now = Date.now, random = Math.random } = this.#options
    const zone = timezone ?? this.#options.timezone ?? 'UTC'
    return { zone, now: Number(now()), chance: [random(), random(), random(), random()] }
  }

  #listening<Result>(name: string, work: (told: Told) => Result): Result {
    const told = this.#listen(name)
    try {
      return work(told)
    } finally {
      const { onDebug } = this.#options
      if (onDebug !== undefined) told.messages.forEach((message) => onDebug(message))
    }
  }
}

/** The value in an answer of guest/bridge.js, or the error that it tells of. */
function resultOf({ text, bytes }: Parcel): unknown {
  const [outcome, content, message] = partsOf(text)
  if (outcome === 'value') return unpack(content, bytes)
  if (outcome === 'failed') throw failureWith(content)
  throw refusalOf(content, message)
}

function partsOf(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(text)
    if (Array.isArray(parts)) return parts
  } catch {
    // An answer of our own code is JSON: falls through to the error.
  }
  throw unreadable()
}
