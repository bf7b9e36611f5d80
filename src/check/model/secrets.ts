import type { Argument, Call, Expression } from '../../iml/ast.ts'
import { functionRegistry } from '../../iml/registry.ts'
import type { CheckedApp } from './app.ts'
import type { Component } from './component.ts'
import type { PlacedTemplate } from './request.ts'
import { secretsFor } from './secret-sources.ts'

/** A secret in the value of an expression; `path` leads to it where the value is a collection that holds it. */
export interface Leak {
  readonly secret: string
  readonly path: readonly string[]
}

/** A variable of which a secret is a part. */
type Known = readonly { readonly at: readonly string[]; readonly secret: string }[]

/** Functions whose result does not give their arguments away: it is another text, or a piece such as the region in a key. */
const hiding = new Set(
  'sha1 sha256 sha512 md5 length isArray contains indexOf keys startsWith endsWith cryptoSign jwt substring split'.split(
    ' ',
  ),
)
type Passes = (position: number, count: number) => boolean

const isFirst: Passes = (position) => position === 0

/** Of these, only some arguments become a part of the result. */
const passing: ReadonlyMap<string, Passes> = new Map<string, Passes>([
  ['if', (position) => position > 0],
  ['switch', (position, count) => position > 0 && (position % 2 === 0 || position === count - 1)],
  ['replace', (position) => position !== 1],
  // What is looked for, and by which name, is no part of what is found.
  ...['map', 'get', 'distinct', 'sort', 'slice', 'remove', 'toCollection'].map((name) => [name, isFirst] as const),
])
const choosing: ReadonlySet<string> = new Set(['if', 'ifempty', 'switch'])

/** The secrets that the requests of a component can read, `temp` included. */
export class SecretFlow {
  readonly #known: Known

  constructor(app: CheckedApp, component: Component | undefined) {
    const known = secretsFor(app, component).map(({ name, path }) => ({ at: path, secret: name }))
    this.#known = known
    if (known.length === 0) return
    const requests = [...app.requestsOf(component), ...(component === undefined ? [] : app.requestsOf(undefined))]
    const assignments = requests.flatMap(({ templates }) =>
      templates.flatMap((template) => {
        const target = tempTarget(template)
        return target === undefined ? [] : [{ template, target }]
      }),
    )
    // A value may pass through as many variables as there are; each round follows it one further.
    for (let before = -1; before !== known.length && known.length < mostPlaces;) {
      before = known.length
      for (const { template, target } of assignments) {
        for (const { secret, path } of this.leaksOf(template)) {
          const at = ['temp', ...target, ...path].slice(0, mostSteps)
          if (known.length < mostPlaces && !known.some((other) => other.secret === secret && isSame(other.at, at)))
            known.push({ at, secret })
        }
      }
    }
  }

  get isEmpty(): boolean {
    return this.#known.length === 0
  }

  /** The secrets in what a template gives, each at most once for a path. */
  leaksOf(template: PlacedTemplate): readonly Leak[] {
    const { ast } = template
    if (ast === undefined || template.isKey || this.isEmpty) return []
    const [first] = ast.parts
    const leaks =
      ast.parts.length === 1 && first?.type === 'interpolation'
        ? this.#leaks(first.expression)
        : ast.parts.flatMap((part) => (part.type === 'interpolation' ? flat(this.#leaks(part.expression)) : []))
    return leaks.filter((leak, index) => index === leaks.findIndex((other) => isLike(other, leak)))
  }

  #leaks(node: Expression): Leak[] {
    if (node.type === 'variable') return this.#partsOf([node.name])
    if (node.type === 'access') {
      if (node.object.type !== 'variable') return flat(this.#leaks(node.object))
      const members = node.steps.flatMap((step) => {
        if (step.type === 'member') return [step.name]
        return step.type === 'index' && step.index.type === 'text' ? [step.index.value] : []
      })
      return this.#partsOf([node.object.name, ...members])
    }
    if (node.type === 'call') return this.#leaksOfCall(node)
    if (node.type !== 'binary') return []
    const sides = [...this.#leaks(node.left), ...this.#leaks(node.right)]
    if (node.operator === '&&' || node.operator === '||') return sides
    return node.operator === '+' || node.operator === '++' ? flat(sides) : []
  }

  #leaksOfCall({ name, arguments: values }: Call): Leak[] {
    // What a function of the app makes of a secret is not known here.
    if (hiding.has(name) || !Object.hasOwn(functionRegistry, name)) return []
    const passes = (_: Argument, position: number): boolean => passing.get(name)?.(position, values.length) ?? true
    const leaks = values.filter(passes).flatMap((value) => (value.type === 'empty' ? [] : this.#leaks(value)))
    if (choosing.has(name)) return leaks
    const named = new Set(values.flatMap((value) => (value.type === 'text' ? [value.value] : [])))
    if (name === 'omit') return leaks.filter(({ path }) => !named.has(path[0] ?? ''))
    if (name === 'pick') return leaks.filter(({ path }) => named.has(path[0] ?? ''))
    return flat(leaks)
  }

  /** The secrets in a variable, or that the variable is a part of. */
  #partsOf(path: readonly string[]): Leak[] {
    return this.#known.flatMap(({ at, secret }) => {
      const shared = Math.min(at.length, path.length)
      return isSame(at.slice(0, shared), path.slice(0, shared)) ? [{ secret, path: at.slice(path.length) }] : []
    })
  }
}

const flows = new WeakMap<CheckedApp, Map<Component | undefined, SecretFlow>>()

/** The secrets that a component can read; those that base can, when none is given. */
export function secretFlowOf(app: CheckedApp, component: Component | undefined): SecretFlow {
  const known = flows.get(app) ?? new Map<Component | undefined, SecretFlow>()
  flows.set(app, known)
  const flow = known.get(component) ?? new SecretFlow(app, component)
  known.set(component, flow)
  return flow
}

/** More places of secrets than an app can mean to have: one that copies all of temp into itself makes them without end. */
const mostPlaces = 500

/** Longer ways only come of a variable that is put into itself. */
const mostSteps = 12

const flat = (leaks: readonly Leak[]): Leak[] => leaks.map(({ secret }) => ({ secret, path: [] }))
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((step, index) => step === other[index])
const isLike = (one: Leak, other: Leak): boolean => one.secret === other.secret && isSame(one.path, other.path)

/** The variable below `temp` that a template is put into. */
function tempTarget({ directive }: PlacedTemplate): string[] | undefined {
  const start = directive[0] === 'temp' ? 1 : directive[0] === 'response' && directive[1] === 'temp' ? 2 : undefined
  return start === undefined ? undefined : namesIn(directive.slice(start))
}

/** A way through a definition as the value has it: spread keys and positions are no step of it. */
export function namesIn(path: readonly (string | number)[]): string[] {
  return path.flatMap((step) => (typeof step === 'number' || /^\{\{.*\}\}$/s.test(step) ? [] : [step]))
}
