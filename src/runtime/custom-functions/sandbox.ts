import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core'
import { functionRegistry } from '../../iml/index.ts'
import type { Parcel } from './copy.ts'
import { withinTime } from './deadline.ts'
import { type Engine, startEngine } from './engine.ts'
import { CustomFunctionError, unreadable } from './errors.ts'
import { guestModule } from './guest.ts'
import { BORDER } from './limits.ts'
import { copyMemory, restoreMemory } from './memory.ts'

/** Answers what the code inside asks. Must not throw. */
export type Respond = (request: Parcel) => Parcel

/** Characters of an answer that are read at most. JSON spells some characters with six. */
const ANSWER_LENGTH = 2 * BORDER.size

/** The functions of our own code inside that are called from here, by module. */
const doors = {
  'bridge.js': ['start', 'add', 'addFaulty', 'invoke', 'takeBytes', 'describe', 'describeFault'],
  'tests.js': ['prepare'],
} as const

type Door = (typeof doors)[keyof typeof doors][number]

/**
 * A place where a stranger's code runs. Each piece of work starts from the same bytes, those that were kept last: whatever
 * it did to globals, prototypes or the engine itself is gone afterwards, also when it was stopped half-way.
 */
export class Sandbox {
  readonly #engine: Engine
  readonly #doors: ReadonlyMap<string, QuickJSHandle>
  /** Held for ever: when the code inside lets go of them, the engine would tell the library to forget them. */
  readonly #host: readonly QuickJSHandle[]
  #kept: ReturnType<typeof copyMemory> = []
  /** Whether the last piece of work was stopped half-way. */
  #stopped = false

  private constructor(engine: Engine, respond: Respond, modules: ReadonlyArray<keyof typeof doors>) {
    const { context } = engine
    this.#engine = engine
    this.#host = this.#hostFunctions(respond)
    context.runtime.setModuleLoader(guestModule)
    this.#doors = new Map(modules.flatMap((module) => openDoors(context, module)))
    // From now on `import()` finds nothing.
    context.runtime.removeModuleLoader()
    const settings = JSON.stringify({ builtins: Object.keys(functionRegistry), limits: BORDER })
    const { error } = this.#enter('start', ...this.#host, context.newString(settings))
    if (error !== undefined) throw new CustomFunctionError('crashed', this.#fault(error))
    this.#keep()
  }

  /** Starts an engine with our own code in it; with `tests`, also what tests of functions need. */
  static async start(respond: Respond, memoryBytes: number | undefined, tests: boolean): Promise<Sandbox> {
    return new Sandbox(await startEngine(memoryBytes), respond, tests ? ['bridge.js', 'tests.js'] : ['bridge.js'])
  }

  /**
   * Adds a function for all later work.
   *
   * @throws CustomFunctionError `source-invalid` for what is no function, and as `invoke`.
   */
  add(name: string, source: string, timeoutMs: number): void {
    this.#work(timeoutMs, (context) => {
      // As Make's own runner reads it: one function, in parentheses. The line break ends a comment at the end.
      const result = context.evalCode(`(${source}\n)`, `${name}.js`, { type: 'global' })
      const failure = result.error ?? this.#enter('add', context.newString(name), result.value).error
      if (failure !== undefined) throw new CustomFunctionError('source-invalid', this.#fault(failure))
      this.#keep()
    })
  }

  /** Adds a name that fails with a message whenever it is called. */
  addFaulty(name: string, message: string, timeoutMs: number): void {
    this.#work(timeoutMs, (context) => {
      this.#enter('addFaulty', context.newString(name), context.newString(message))
      this.#keep()
    })
  }

  /**
   * Calls a function that was added. Request and answer are texts as guest/bridge.js describes them.
   *
   * @throws CustomFunctionError `timeout`, `stack-overflow` or `crashed` when it was stopped, so that there is no answer.
   */
  invoke(request: Parcel, timeoutMs: number): Parcel {
    return this.#work(timeoutMs, () => {
      const { error, value } = this.#enter('invoke', ...this.#handlesOf(request))
      if (error !== undefined) return { text: this.#text(this.#enter('describe', error).value), bytes: undefined }
      return { text: this.#text(value), bytes: this.#block(this.#enter('takeBytes').value) }
    })
  }

  /**
   * Runs a file of tests, which reports its blocks to the host; `setting` is as guest/tests.js describes it. What comes
   * back is why the file could not run to its end, or undefined.
   *
   * @throws CustomFunctionError as `invoke`.
   */
  runTests(setting: string, source: string, fileName: string, timeoutMs: number): string | undefined {
    return this.#work(timeoutMs, (context) => {
      const failure =
        this.#enter('prepare', context.newString(setting)).error ??
        context.evalCode(source, fileName, { type: 'global' }).error
      return failure === undefined ? undefined : this.#fault(failure)
    })
  }

  get #bytes(): Uint8Array {
    return new Uint8Array(this.#engine.memory.buffer)
  }

  #keep(): void {
    this.#kept = copyMemory(this.#bytes)
  }

  /** Everything is put right before the work and nothing after it, when a full stack of the host might be in the way. */
  #work<Result>(timeoutMs: number, job: (context: QuickJSContext) => Result): Result {
    try {
      if (this.#stopped) this.#engine.renew()
      // Handles of earlier work lose what they pointed to, so they were never disposed of.
      restoreMemory(this.#bytes, this.#kept)
      this.#stopped = true
      const result = withinTime(timeoutMs, () => job(this.#engine.context))
      this.#stopped = false
      return result
    } catch (error) {
      throw failureOf(error)
    }
  }

  #enter(door: Door, ...given: QuickJSHandle[]): Entered {
    const { context } = this.#engine
    const target = this.#doors.get(door)
    return target === undefined ? {} : context.callFunction(target, context.undefined, ...given)
  }

  #fault(failure: QuickJSHandle): string {
    return this.#text(this.#enter('describeFault', failure).value)
  }

  /** The two functions of the host that the code inside can call: one asks, the other gives the bytes of the answer. */
  #hostFunctions(respond: Respond): QuickJSHandle[] {
    const { context } = this.#engine
    let bytes: Uint8Array | undefined
    const ask = context.newFunction('ask', (text, block) => {
      const answer = respond({ text: context.getString(text), bytes: this.#block(block) })
      bytes = answer.bytes
      return context.newString(answer.text)
    })
    const fetch = context.newFunction('fetch', () => context.newArrayBuffer(bufferOf(bytes)))
    return [ask, fetch]
  }

  #handlesOf({ text, bytes }: Parcel): QuickJSHandle[] {
    const { context } = this.#engine
    return [context.newString(text), ...(bytes === undefined ? [] : [context.newArrayBuffer(bufferOf(bytes))])]
  }

  /** A copy of the bytes of a handle, once it is sure that they are bytes, and as many as can be read. */
  #block(handle: QuickJSHandle | undefined): Uint8Array | undefined {
    const { context } = this.#engine
    if (handle === undefined || context.typeof(handle) !== 'object') return undefined
    if (!(this.#number(handle, 'byteLength') <= BORDER.size)) throw unreadable()
    return context.getArrayBuffer(handle).consume(({ value }) => value.slice())
  }

  /** The text of a handle, once it is sure that it is one, and of a length that can be read. */
  #text(handle: QuickJSHandle | undefined): string {
    const { context } = this.#engine
    if (handle === undefined || context.typeof(handle) !== 'string') throw unreadable()
    if (this.#number(handle, 'length') > ANSWER_LENGTH) {
      throw new CustomFunctionError('too-large', `The result has more than ${BORDER.size} characters and bytes.`)
    }
    return context.getString(handle)
  }

  #number(handle: QuickJSHandle, name: string): number {
    const { context } = this.#engine
    return context.getProp(handle, name).consume((value) => context.getNumber(value))
  }
}

interface Entered {
  readonly error?: QuickJSHandle | undefined
  readonly value?: QuickJSHandle | undefined
}

function openDoors(context: QuickJSContext, module: keyof typeof doors): Array<[string, QuickJSHandle]> {
  const exports = context.unwrapResult(context.evalCode(guestModule(module), module, { type: 'module' }))
  return doors[module].map((name) => [name, context.getProp(exports, name)])
}

/** The bytes in a block of their own, as the library takes them. */
function bufferOf(bytes: Uint8Array | undefined): ArrayBuffer {
  return Uint8Array.from(bytes ?? []).buffer
}

/** What stopped the work from outside; the host's stack ends where the engine, on top of it, would still have gone on. */
function failureOf(error: unknown): CustomFunctionError {
  if (error instanceof CustomFunctionError) return error
  const { name, message } = Object(error) as { name?: unknown; message?: unknown }
  if (name === 'RangeError' && message === 'Maximum call stack size exceeded') {
    return new CustomFunctionError('stack-overflow', 'The function, or a value of it, goes too deep.')
  }
  return new CustomFunctionError('crashed', `The engine gave up: ${String(message)}`, error)
}
