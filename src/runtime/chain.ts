import { type Collection, isCollection, member, typeName } from './collection.ts'
import type { RequestOwner } from './directives.ts'
import { InvalidConfigurationError } from './errors.ts'
import { limitOf } from './limit.ts'
import { collector, onFirstPage, onlyPage, type PageReader, readPages } from './pages.ts'
import { type Pass, repeated } from './repeat.ts'
import { compileOutput, type OutputPlan } from './response/output.ts'
import type { Run } from './run.ts'
import type { Scope } from './scope.ts'
import { compileStep, evaluateStep, runStep, type StepPlan, waits } from './step.ts'
import { compileOptional, type Template } from './template.ts'

/** One request of a communication, with what makes a result of its answers. */
export interface Link {
  readonly step: StepPlan
  readonly output: OutputPlan
  readonly limit: Template | undefined
  /** The response as the definition and base have it, for directives of one type of module. */
  readonly response: unknown
}

/** The requests of a communication, in order, each with its output. */
export type ChainPlan = readonly Link[]

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
    return {
      step: plan,
      output: compileOutput(response, `${at}.response`),
      limit: compileOptional(member(response, 'limit'), `${at}.response.limit`),
      response,
    }
  })
}

/**
 * Runs the requests one after the other and gives the last result that there was: a step that is skipped or yields nothing
 * leaves the result of an earlier one in place, an empty list does not. A list is cut to the limit of the last request, whether
 * that was sent or not.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/multiple-requests
 */
export function runChain(chain: ChainPlan, run: Run): Promise<unknown>
/** As above, with the whole result passed through `accept` before it is cut. */
export function runChain<Item>(chain: ChainPlan, run: Run, accept: (result: unknown) => Item[]): Promise<Item[]>
export async function runChain(
  chain: ChainPlan,
  run: Run,
  accept: (result: unknown) => unknown = (result) => result,
): Promise<unknown> {
  const last = chain.at(-1)
  const limit = limitOf(last?.limit, Number.POSITIVE_INFINITY)
  const paged = onFirstPage(run)
  let previous: unknown
  for (const link of chain) {
    const most = link === last ? limit : undefined
    const result = waits(link.step)
      ? // oxlint-disable-next-line no-await-in-loop -- requests of a chain build on each other
        await runLink(link, run, () => collector(link.output, most))
      : evaluateLink(link, paged, most)
    previous = result || previous
  }
  const result = accept(previous)
  const most = limit(run.scope)
  return Array.isArray(result) ? result.slice(0, most) : result
}

/** Runs one request of a chain, with its further pages and passes, and gives what the reader of its last pass made of them. */
export async function runLink(link: Link, run: Run, readerOf: () => PageReader): Promise<unknown> {
  const { step } = link
  const paged = onFirstPage(run)
  const passOf = async (current: Run): Promise<Pass> => {
    const outcome = await runStep(step, current)
    if ('skipped' in outcome) return { result: outcome.skipped }
    const reader = readerOf()
    const scope =
      step.pagination === undefined
        ? reader.read(outcome.scope).scope
        : await readPages(step, outcome.scope, paged, reader)
    return { result: reader.finish(scope), scope }
  }
  return step.repeat === undefined ? (await passOf(paged)).result : repeated(step.repeat, paged, passOf)
}

/** As `runLink`, for a step that has nothing to wait for: most steps of a chain build or guard what another one sends. */
function evaluateLink(link: Link, paged: Run, limit: ((answer: Scope) => number) | undefined): unknown {
  const outcome = evaluateStep(link.step, paged)
  if ('skipped' in outcome) return outcome.skipped
  limit?.(outcome.scope)
  return onlyPage(link.output, outcome.scope)
}
