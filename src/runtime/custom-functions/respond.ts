import type { EvaluateOptions } from '../../iml/index.ts'
import { callBuiltin } from './builtins.ts'
import { Packer, type Parcel, unpack } from './copy.ts'
import { unreadable } from './errors.ts'
import { DEBUG_CHARACTERS, DEBUG_MESSAGES, TEST_BLOCKS, TEST_CHARACTERS } from './limits.ts'
import { localise } from './locale.ts'
import type { Respond } from './sandbox.ts'

/** What a function printed. Make shows `debug` in its DevTool and nothing of `console`. */
export interface DebugMessage {
  /** The function, or the function under test, that was called from outside. */
  readonly functionName: string
  /** `debug`, `console.log`, `console.warn` … */
  readonly method: string
  readonly values: readonly unknown[]
}

/** A block of a test file, `it(name, …)`, that has ended. */
export interface TestBlock {
  readonly name: string
  /** Why it failed; undefined when it passed. */
  readonly failure: string | undefined
}

/** What the code inside has told the host during one piece of work. */
export interface Told {
  readonly functionName: string
  readonly messages: DebugMessage[]
  readonly blocks: TestBlock[]
}

/**
 * Makes the host's side of the one function through which the code inside asks for anything. Nothing that it can ask for
 * changes anything: functions of IML, methods that need a language, and taking note. What it asks may be forged, so that
 * every part of it is looked at before it is used.
 */
export function respondWith(evaluateOptions: EvaluateOptions): { respond: Respond; listen: (name: string) => Told } {
  let told: Told = { functionName: '', messages: [], blocks: [] }
  let characters = 0

  const debug = (method: string, values: readonly unknown[], length: number): void => {
    characters += length
    if (characters > DEBUG_CHARACTERS || told.messages.length >= DEBUG_MESSAGES) return
    told.messages.push({ functionName: told.functionName, method, values })
  }

  const addBlock = ([name, failure]: readonly unknown[]): void => {
    if (told.blocks.length === TEST_BLOCKS) {
      throw new Error(`A file may hold ${TEST_BLOCKS} blocks of tests at most.`)
    }
    const text = typeof failure === 'string' ? failure.slice(0, TEST_CHARACTERS) : undefined
    told.blocks.push({ name: String(name).slice(0, TEST_CHARACTERS), failure: text })
  }

  const answer = ({ text, bytes }: Parcel): unknown => {
    const [kind, about, packed] = JSON.parse(text) as [unknown, unknown[], unknown[]]
    const values = packed.map((value) => unpack(value, bytes))
    const [first = '', second = ''] = about
    if (typeof first !== 'string' || typeof second !== 'string') throw unreadable()
    switch (kind) {
      case 'iml':
        return callBuiltin(first, values, { ...evaluateOptions, timezone: second })
      case 'locale':
        return localise(first, second, values[0], values.slice(1))
      case 'block':
        return addBlock(values)
      default:
        return debug(first, values, text.length + (bytes?.length ?? 0))
    }
  }

  return {
    respond: (request) => {
      const packer = new Packer()
      try {
        return packer.close(['value', packer.pack(answer(request))])
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        return { text: JSON.stringify(['failed', message]), bytes: undefined }
      }
    },
    listen: (functionName) => {
      told = { functionName, messages: [], blocks: [] }
      characters = 0
      return told
    },
  }
}
