import type { Access, Step } from './ast.ts'
import type { Compile, Evaluator } from './compile.ts'
import type { Run } from './run.ts'
import { isCollection, itemAt, memberOf } from './values.ts'

/** Takes one step along a path. */
type Stepper = (value: unknown, run: Run) => unknown

/** Compiles a path. A step that leads nowhere gives undefined, never an error. */
export function compileAccess(node: Access, template: string, compile: Compile): Evaluator {
  const object = node.object.type === 'call' ? disputed(node, template, compile) : compile(node.object, template)
  const names = node.steps.flatMap((step) => (step.type === 'member' ? [step.name] : []))
  if (names.length === node.steps.length) {
    return node.object.type === 'variable' ? variablePath(node.object.name, names) : memberPath(object, names)
  }
  const steppers = node.steps.map((step) => compileStep(step, template, compile))
  return (run) => {
    let value = object(run)
    for (const step of steppers) value = step(value, run)
    return value
  }
}

/** Decision member-after-call: it gives the member, with a warning. */
function disputed({ object, start, end }: Access, template: string, compile: Compile): Evaluator {
  const call = compile(object, template)
  const message =
    'A member of what a function gives: some saw Make give the member, others the whole value. ' +
    'Take it with get(…), or name the value in temp first.'
  return (run) => {
    run.options.onWarning?.({ code: 'member-after-call', message, start, end, template })
    return call(run)
  }
}

/** As `memberPath`, for the most frequent object, which is looked up here instead of by an evaluator of its own. */
function variablePath(variable: string, names: readonly string[]): Evaluator {
  const [first = '', second = ''] = names
  if (names.length === 1) return (run) => memberOf(memberOf(run.scope, variable), first)
  if (names.length === 2) return (run) => memberOf(memberOf(memberOf(run.scope, variable), first), second)
  return memberPath((run) => memberOf(run.scope, variable), names)
}

/** Most paths hold names only; the short ones are spelled out, which saves the loop. */
function memberPath(object: Evaluator, names: readonly string[]): Evaluator {
  const [first = '', second = ''] = names
  if (names.length === 1) return (run) => memberOf(object(run), first)
  if (names.length === 2) return (run) => memberOf(memberOf(object(run), first), second)
  return (run) => {
    let value = object(run)
    for (const name of names) value = memberOf(value, name)
    return value
  }
}

function compileStep(step: Step, template: string, compile: Compile): Stepper {
  if (step.type === 'member') return (value) => memberOf(value, step.name)
  if (step.type === 'first') return firstOf
  const index = compile(step.index, template)
  const { start, end } = step
  return (value, run) => {
    const position = index(run)
    if (position === 0) {
      // Decision index-zero
      const message = 'Make counts from 1: [0] is always empty. Write [1] or [] for the first item.'
      run.options.onWarning?.({ code: 'index-zero', message, start, end, template })
    }
    return atIndex(value, position)
  }
}

/** Decision index-on-single: what is not an array stands for its only item, as a parser may not have wrapped it. */
function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

/** `value[index]`: a number counts from 1 (or from the end when negative), a text names a member. */
function atIndex(value: unknown, index: unknown): unknown {
  if (typeof index === 'string') {
    return Array.isArray(value) && /^-?\d+$/.test(index) ? itemAt(value, Number(index)) : memberOf(value, index)
  }
  if (typeof index !== 'number') return undefined
  if (Array.isArray(value)) return itemAt(value, index)
  if (index === 0) return undefined
  if (isCollection(value) && Object.hasOwn(value, String(index))) return memberOf(value, String(index))
  return value
}
