import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import variant from '@jitl/quickjs-ng-wasmfile-release-sync'
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSContext,
  type QuickJSSyncVariant,
} from 'quickjs-emscripten-core'
import { CustomFunctionError } from './errors.ts'
import { HOST_BYTES, LEAST_MEMORY_BYTES, MEMORY_BYTES, STACK_BYTES } from './limits.ts'

/** The part of WebAssembly that is used here; the types of Node do not have it. */
interface WasmMemory {
  readonly buffer: ArrayBuffer
}
interface WasmInstance {
  readonly exports: Readonly<Record<string, (...values: unknown[]) => unknown>>
}
type WasmImports = Readonly<Record<string, Record<string, unknown>>>

const wasm = (globalThis as unknown as { WebAssembly: object }).WebAssembly as {
  compile(bytes: Uint8Array): Promise<object>
  Memory: new (limits: { initial: number; maximum: number }) => WasmMemory
  Instance: new (program: object, imports: WasmImports) => WasmInstance
}

/** Bytes of a page, in which WebAssembly counts memory, and the pages that the engine asks for at the start. */
const PAGE = 64 * 1024
const INITIAL_PAGES = 256

/** Where `struct tm` of C keeps the offset of the time zone. */
const OFFSET_OF_ZONE = 36

/** A JavaScript engine of its own, with memory of its own. */
export interface Engine {
  readonly context: QuickJSContext
  readonly memory: WasmMemory
  /**
   * Puts a new program over the same memory. A program that was stopped in its tracks still stands at the depth of the
   * stack where it was stopped; a new one stands at the start.
   */
  readonly renew: () => void
}

/**
 * Starts QuickJS, compiled to WebAssembly, as the place where a stranger's functions run. Why it, and not `node:vm` or a
 * library that wraps it: a context of `node:vm` shares heap and prototypes with its host, and every object that crosses is
 * a way out. This engine lives in a block of bytes, has no object of the host and no import that reaches a file, process
 * or network, and calls two functions of ours, with text and bytes. Its memory has an end, and it needs no native build.
 *
 * @throws CustomFunctionError `out-of-memory` for less memory than the engine itself needs.
 */
export async function startEngine(memoryBytes = MEMORY_BYTES): Promise<Engine> {
  if (!(memoryBytes >= LEAST_MEMORY_BYTES)) {
    throw new CustomFunctionError(
      'out-of-memory',
      `Custom functions need at least ${LEAST_MEMORY_BYTES} bytes of memory.`,
    )
  }
  const program = await loadProgram()
  const maximum = INITIAL_PAGES + Math.ceil((memoryBytes + HOST_BYTES) / PAGE)
  const memory = new wasm.Memory({ initial: INITIAL_PAGES, maximum })
  let imports: WasmImports = {}
  let instance: WasmInstance | undefined
  const renew = (): void => {
    instance = new wasm.Instance(program, imports)
  }
  const quickjs = await newQuickJSWASMModuleFromVariant(
    // The types of the package are those of its CommonJS form, where the variant is one step further down.
    newVariant(variant as unknown as QuickJSSyncVariant, {
      wasmMemory: memory,
      emscriptenModule: {
        ...silent,
        instantiateWasm: (given: WasmImports, receive: (instance: object) => void) => {
          imports = withUtc(given, memory)
          renew()
          const names = Object.keys(instance?.exports ?? {})
          const exports = names.map((name) => [name, (...values: unknown[]) => instance?.exports[name]?.(...values)])
          receive({ exports: Object.fromEntries(exports) })
          return {}
        },
      },
    }),
  )
  const runtime = quickjs.newRuntime()
  runtime.setMemoryLimit(memoryBytes)
  runtime.setMaxStackSize(STACK_BYTES)
  return { context: runtime.newContext(), memory, renew }
}

/** What the engine prints when it gives up would only repeat the error. */
const silent = { print: () => {}, printErr: () => {} }

let loading: Promise<object> | undefined

/** The engine's program, read and compiled once for all apps. */
function loadProgram(): Promise<object> {
  const path = createRequire(import.meta.url).resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')
  loading ??= readFile(path).then((bytes) => wasm.compile(bytes))
  return loading
}

/**
 * Local time inside is UTC, wherever the host is. Of all imports only that which makes local time begins with a 64-bit
 * integer; their names are letters that mean nothing.
 */
function withUtc(imports: WasmImports, memory: WasmMemory): WasmImports {
  const [[module, members] = ['', {}]] = Object.entries(imports)
  const wrapped = Object.entries(members).map(([name, member]) => {
    if (typeof member !== 'function') return [name, member]
    const call = (...values: unknown[]): unknown => {
      const result: unknown = Reflect.apply(member, undefined, values)
      if (typeof values[0] === 'bigint') {
        new DataView(memory.buffer).setInt32(Number(values[1]) + OFFSET_OF_ZONE, 0, true)
      }
      return result
    }
    return [name, call]
  })
  return { [module]: Object.fromEntries(wrapped) as Record<string, unknown> }
}
