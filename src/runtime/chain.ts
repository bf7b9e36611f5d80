import { type Collection, isCollection, typeName } from './collection.ts'
import type { RequestOwner } from './directives.ts'
import { InvalidConfigurationError } from './errors.ts'
import { compileOutput, type OutputPlan, resultOf } from './response/output.ts'
import type { Run } from './run.ts'
import { compileStep, runStep, type StepPlan } from './step.ts'

/** The requests of a communication, in order, each with its output. */
export type ChainPlan = readonly { readonly step: StepPlan; readonly output: OutputPlan }[]

/**
 * Compiles `api`: one request or a list of them. Base is inherited by each.
 *
 * @throws InvalidConfigurationError when it is neither, UnsupportedError for a directive that cannot be executed.
 */
export function compileChain(api: unknown, base: Collection, owner: RequestOwner, place: string): ChainPlan {
  const requests: readonly unknown[] = Array.isArray(api) ? api : [api ?? {}]
  return requests.map((request, index) => {
    const at = Array.isArray(api) ? `${place}[${index}]` : place
    if (!isCollection(request)) {
      throw new InvalidConfigurationError(`${at}: expected a request, but found ${typeName(request)}.`)
    }
    const { plan, response } = compileStep(base, request, owner, at, index)
    return { step: plan, output: compileOutput(response, `${at}.response`) }
  })
}

/**
 * Runs the requests one after the other and gives the last result that there was: a step that is skipped or yields nothing
 * leaves the result of an earlier one in place, an empty list does not.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/multiple-requests
 */
export async function runChain(chain: ChainPlan, run: Run): Promise<unknown> {
  let previous: unknown
  for (const { step, output } of chain) {
    // oxlint-disable-next-line no-await-in-loop -- requests of a chain build on each other
    const outcome = await runStep(step, run)
    const current = 'scope' in outcome ? resultOf(output, outcome.scope) : outcome.skipped
    previous = current || previous
  }
  return previous
}
