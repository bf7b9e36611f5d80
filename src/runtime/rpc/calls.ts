import { type Collection, setMember } from '../collection.ts'
import { InvalidConfigurationError, type MakeError } from '../errors.ts'
import { jsonText } from '../form/options.ts'
import { makeErrorOf } from '../run.ts'
import type { Scope } from '../scope.ts'
import { isAddress, readAddress, type RpcAddress } from './address.ts'
import { itemsOf, type RpcResult } from './result.ts'

/** RPCs that one form may call, and how often an RPC may give fields that name a further one. */
const maxCalls = 100
const maxTrail = 10

/** What a form may cost, an option being 1: enough for lists of any use, and over within seconds for forms that grow and grow. */
const maxCost = 1_000_000
/** A field is checked, copied and resolved. */
const costOfField = 20
/** Characters of the parameters of an RPC, which are compared with those of earlier calls. */
const charactersPerCost = 100

/** Why a part of a form is missing. */
export interface FormProblem {
  /** Such as `module 'track', expect.event.options`. */
  readonly place: string
  /** The address as the definition gives it. */
  readonly address: string
  /** Make's error type, such as `ConnectionError`. */
  readonly type: string
  readonly message: string
}

/** What an RPC gave; `trail` names it and the RPCs whose fields led to it. */
export type RpcAnswer =
  | { readonly items: readonly (string | Collection)[]; readonly trail: readonly string[] }
  | { readonly problem: FormProblem }

/** How the form's RPCs are reached. */
export interface RpcAccess {
  /** Runs the RPC of this name. */
  readonly call: (name: string, parameters: Collection) => Promise<RpcResult>
  /** @throws InvalidConfigurationError when there is no RPC of this name. */
  readonly find: (name: string) => unknown
  /** The scope in which expressions of an address are evaluated. */
  readonly scopeFor: (parameters: Collection) => Scope
}

/**
 * The RPCs that one form calls. The same RPC with the same parameters runs once; one that fails is a problem of the place that
 * needs it, and of that place only.
 */
export class RpcCalls {
  readonly #access: RpcAccess
  readonly #results = new Map<string, RpcResult | MakeError>()
  #cost = 0
  readonly #problems: { place: string; address: string; type: string; message: string }[] = []

  constructor(access: RpcAccess) {
    this.#access = access
  }

  /** What went wrong so far, each with its message after `conceal`: answers may quote what the log masks. */
  problems(conceal: (text: string) => string): readonly FormProblem[] {
    for (const problem of this.#problems) problem.message = conceal(problem.message)
    return this.#problems
  }

  /**
   * Counts fields and options that a form has, again for each place where they are.
   *
   * @throws InvalidConfigurationError when they are too many.
   */
  readonly count = (fieldCount: number, optionCount: number): void =>
    this.#spend(fieldCount * costOfField + optionCount)

  /**
   * Calls the RPC of an address with the values of the form; those of its query go over them, as texts.
   *
   * @throws InvalidConfigurationError when the form is too large.
   */
  async ask(address: string, values: Collection, trail: readonly string[], place: string): Promise<RpcAnswer> {
    this.#spend((jsonText(values)?.length ?? 0) / charactersPerCost)
    try {
      const { name, query } = this.#read(address, values, place)
      const parameters = { ...values }
      for (const [key, value] of Object.entries(query)) setMember(parameters, key, value)
      const key = `${name}?${jsonText(parameters) ?? this.#results.size}`
      if (trail.includes(key)) throw circle([...trail, key])
      if (trail.length === maxTrail) throw tooMany(`RPCs lead to each other more than ${maxTrail} times`, address)
      const result = await this.#resultOf(key, name, parameters, address)
      return { items: itemsOf(result), trail: [...trail, key] }
    } catch (error) {
      return { problem: this.refuse(place, address, error) }
    }
  }

  /** Reads the address of a button, which calls its RPC when it is pressed. */
  locate(address: string, values: Collection, place: string): RpcAddress | { readonly problem: FormProblem } {
    try {
      const located = this.#read(address, values, place)
      this.#access.find(located.name)
      return located
    } catch (error) {
      return { problem: this.refuse(place, address, error) }
    }
  }

  /** Notes that a place of the form cannot be shown. */
  refuse(place: string, address: string, error: unknown): FormProblem {
    const { name: type, message } = makeErrorOf(error, place)
    const problem = { place, address, type, message }
    this.#problems.push(problem)
    return problem
  }

  #spend(cost: number): void {
    this.#cost += cost
    if (this.#cost > maxCost)
      throw new InvalidConfigurationError('The form has too many fields and options to be shown.')
  }

  #read(address: string, values: Collection, place: string): RpcAddress {
    const known: boolean = isAddress(address)
    if (known) return readAddress(address, this.#access.scopeFor(values), place)
    throw new InvalidConfigurationError(`'${address}' is neither a field nor the address of an RPC, as rpc://name is.`)
  }

  async #resultOf(key: string, name: string, parameters: Collection, address: string): Promise<RpcResult> {
    let result = this.#results.get(key)
    if (result === undefined) {
      if (this.#results.size === maxCalls) throw tooMany(`The form calls more than ${maxCalls} RPCs`, address)
      result = await this.#access.call(name, parameters).catch((error: unknown) => makeErrorOf(error, `RPC '${name}'`))
      this.#results.set(key, result)
    }
    if (result instanceof Error) throw result
    return result
  }
}

function circle(keys: readonly string[]): InvalidConfigurationError {
  const names = keys.map((key) => key.slice(0, key.indexOf('?')))
  return new InvalidConfigurationError(`The RPCs give each other's fields without end: ${names.join(' → ')}.`)
}

function tooMany(what: string, address: string): InvalidConfigurationError {
  return new InvalidConfigurationError(`${what}, the last being ${address}.`)
}
