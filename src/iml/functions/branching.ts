import { toText } from '../coerce.ts'
import type { Evaluator } from '../compile.ts'
import { isNothing } from '../values.ts'

/** Makes the evaluator of a call out of those of its arguments. */
export type LazyImplementation = (values: readonly Evaluator[]) => Evaluator

const nothing: Evaluator = () => undefined

/**
 * Decision lazy-branches: these functions evaluate only what they need, as apps guard with them what must not run:
 * `if(parameters.tools, parseJSON(parameters.tools))`. https://help.make.com/general-functions
 */
export const branching = {
  if: ([condition = nothing, then = nothing, otherwise = nothing]) => {
    return (run) => (condition(run) ? then(run) : otherwise(run))
  },

  /** 0, false and an empty array are not empty. */
  ifempty: ([value = nothing, substitute = nothing]) => {
    return (run) => {
      const result = value(run)
      return isNothing(result) || result === '' ? substitute(run) : result
    }
  },

  switch: ([value = nothing, ...rest]) => {
    const otherwise = rest.length % 2 === 1 ? rest.at(-1)! : nothing
    const pairs: Array<readonly [Evaluator, Evaluator]> = []
    for (let at = 0; at + 1 < rest.length; at += 2) pairs.push([rest[at]!, rest[at + 1]!])
    return (run) => {
      const wanted = value(run)
      const pair = pairs.find(([match]) => matches(wanted, match(run)))
      return (pair?.[1] ?? otherwise)(run)
    }
  },
} satisfies Record<string, LazyImplementation>

/**
 * Decision switch-as-text: the help page only says that values match, notes on the engine's source say that their texts
 * do. Undefined and null have no text and match themselves only.
 */
function matches(left: unknown, right: unknown): boolean {
  if (left === right) return true
  return !isNothing(left) && !isNothing(right) && toText(left) === toText(right)
}
