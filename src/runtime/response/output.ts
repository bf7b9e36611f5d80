import { isCollection, member, typeName } from '../collection.ts'
import { holds } from '../condition.ts'
import { DataError, MaxResultsExceededError } from '../errors.ts'
import { maxItems } from '../limits.ts'
import { type Scope, withVariables } from '../scope.ts'
import { compileOptional, type Template } from '../template.ts'

/** The directives that make a result of an answer. */
export interface OutputPlan {
  readonly place: string
  readonly container: Template | undefined
  /** A container written without braces. Make's examples do, yet its schema calls that plain text. */
  readonly bare: boolean
  readonly filter: Template | undefined
  readonly output: Template | undefined
  /** `output` is null or false: the answer has no result, so that there is nothing to iterate or wrap. */
  readonly none: boolean
  readonly wrapper: Template | undefined
}

/**
 * Reads `iterate`, `output` and `wrapper` of a response.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses
 */
export function compileOutput(response: unknown, place: string): OutputPlan {
  const iterate = member(response, 'iterate') ?? undefined
  const output = member(response, 'output')
  const detailed = isCollection(iterate)
  const container = detailed ? member(iterate, 'container') : iterate
  const bare = typeof container === 'string' && /^[\w$]+(\.[\w$]+|\.`[^`]+`|\[\d*\])*$/.test(container)
  return {
    place,
    container: compileOptional(
      bare ? `{{${container}}}` : container,
      `${place}.iterate${detailed ? '.container' : ''}`,
    ),
    bare,
    filter: detailed ? compileOptional(member(iterate, 'condition'), `${place}.iterate.condition`) : undefined,
    // A missing output passes the body on.
    output: compileOptional(output, `${place}.output`),
    none: output === null || output === false,
    wrapper: compileOptional(member(response, 'wrapper'), `${place}.wrapper`),
  }
}

/** What one answer gave, before the wrapper. */
export interface Page {
  readonly result: unknown
  /** Nothing came: no items to iterate, or no result. */
  readonly empty: boolean
  /** The scope of the answer, with `iterate.container` when it has items to iterate. */
  readonly scope: Scope
}

/** Makes of the output of an item what the page collects; `inner` is the scope of the item. */
export type Keep = (output: unknown, inner: Scope) => unknown

/**
 * The result of one answer: a list of one output per item with `iterate`, else the output; the body or the item itself where
 * no output is defined. An item whose output is null or undefined is dropped.
 *
 * @throws DataError when an expression fails or `iterate` gets something that has no items; MaxResultsExceededError for more
 * than 250,000 results.
 */
export function pageOf(plan: OutputPlan, scope: Scope, keep: Keep = (output) => output): Page {
  if (plan.none) return { result: undefined, empty: true, scope }
  if (plan.container === undefined) {
    const result = plan.output === undefined ? scope.variables['body'] : plan.output.evaluate(scope)
    return { result, empty: Array.isArray(result) ? result.length === 0 : !result, scope }
  }
  if (plan.bare)
    scope.log.warn(plan.container.place, 'A container without {{ }} is plain text in Make: add the braces.')
  const items = itemsOf(plan.container.evaluate(scope), plan.container.place)
  const results: unknown[] = []
  for (const item of items) {
    const inner = withVariables(scope, { item })
    if (!holds(plan.filter, inner)) continue
    const output = plan.output === undefined ? item : plan.output.evaluate(inner)
    if (output === undefined || output === null) continue
    if (results.push(keep(output, inner)) > maxItems) throw tooMany(plan.place)
  }
  const container = { first: items[0], last: items.at(-1) }
  return { result: results, empty: items.length === 0, scope: withVariables(scope, { iterate: { container } }) }
}

/** The result of all pages as `wrapper` changes it; it sees what the last answer gave. */
export function wrapped(plan: OutputPlan, output: unknown, scope: Scope): unknown {
  return plan.wrapper === undefined ? output : plan.wrapper.evaluate(withVariables(scope, { output }))
}

/** The error for more items than a run may hold. */
export function tooMany(place: string): MaxResultsExceededError {
  return new MaxResultsExceededError(`${place}: more than ${maxItems} items. Ask for less, or set a limit.`)
}

function itemsOf(container: unknown, place: string): readonly unknown[] {
  if (container === undefined || container === null) return []
  if (Array.isArray(container)) return container
  if (isCollection(container)) return [container]
  throw new DataError(`${place}: expected an array to iterate, but found ${typeName(container)}.`)
}
