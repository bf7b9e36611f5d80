import { inherit } from './base.ts'
import { type Collection, member } from './collection.ts'
import { compileCondition, type ConditionPlan, fallbackOf, holds } from './condition.ts'
import { refuseUnsupported, type RequestOwner } from './directives.ts'
import { compilePagination, type PaginationPlan } from './pagination.ts'
import { compileRepeat, type RepeatPlan } from './repeat.ts'
import { compileRequest, type RequestPlan } from './request/plan.ts'
import { prepareRequest } from './request/prepare.ts'
import { type Answer, send } from './request/send.ts'
import { compileError, type ErrorPlan } from './response/failure.ts'
import { parseBody } from './response/parse.ts'
import { compileType, formatOf, type TypePlan } from './response/type.ts'
import { checkValidity, compileValid, type ValidPlan } from './response/validity.ts'
import type { Run } from './run.ts'
import { type Scope, withVariables } from './scope.ts'
import { updateTemp } from './temp.ts'
import { compileOptional, type Template } from './template.ts'

/** One request of a definition with what it inherits, compiled; the part that all kinds of component share. */
export interface StepPlan {
  readonly place: string
  /** Position in the chain, from 0. */
  readonly index: number
  readonly temp: Template | undefined
  readonly condition: ConditionPlan
  /** Absent for a step without url, which sends nothing and still evaluates its response. */
  readonly request: RequestPlan | undefined
  readonly pagination: PaginationPlan | undefined
  readonly repeat: RepeatPlan | undefined
  readonly type: TypePlan
  readonly responseTemp: Template | undefined
  readonly valid: ValidPlan
  readonly error: ErrorPlan
}

/** What came of a step before its output: the scope of its response, or the value that replaces a skipped step. */
export type StepOutcome = { readonly scope: Scope } | { readonly skipped: unknown }

/**
 * Compiles one request.
 *
 * @throws UnsupportedError for a directive that the runtime would have to leave out.
 */
export function compileStep(
  base: Collection,
  request: Collection,
  owner: RequestOwner,
  place: string,
  index: number,
): { readonly plan: StepPlan; readonly response: unknown } {
  const inherited = inherit(base, request)
  const plan = compileRequest(inherited, place)
  refuseUnsupported(base, 'base', 'base', plan !== undefined)
  refuseUnsupported(request, owner, place, plan !== undefined)
  const response = member(inherited.request, 'response')
  return {
    response,
    plan: {
      place,
      index,
      temp: compileOptional(member(inherited.request, 'temp'), `${place}.temp`),
      condition: compileCondition(member(inherited.request, 'condition'), `${place}.condition`),
      request: plan,
      pagination: compilePagination(member(inherited.request, 'pagination'), plan, `${place}.pagination`),
      repeat: compileRepeat(inherited.request, place),
      type: compileType(member(response, 'type'), `${place}.response.type`),
      responseTemp: compileOptional(member(response, 'temp'), `${place}.response.temp`),
      valid: compileValid(member(response, 'valid'), `${place}.response.valid`),
      error: compileError(member(response, 'error'), `${place}.response.error`),
    },
  }
}

/**
 * Runs a step up to its valid response, in Make's order: temp, condition, request, body, response.temp, validity.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api
 *
 * @throws MakeError of the type that the definition or the failure calls for.
 */
export async function runStep(plan: StepPlan, run: Run): Promise<StepOutcome> {
  if (plan.request === undefined) return evaluateStep(plan, run)
  return beginStep(plan, run) ?? { scope: await sendRequest(plan, plan.request, run.scope, run) }
}

/**
 * As `runStep`, for a step without request: only its response is evaluated.
 *
 * @throws MakeError as `runStep`.
 */
export function evaluateStep(plan: StepPlan, run: Run): StepOutcome {
  const skipped = beginStep(plan, run)
  if (skipped !== undefined) return skipped
  checkResponse(plan, undefined, run.scope, run)
  return { scope: run.scope }
}

/** Whether a step takes time, as it sends something or pauses between its passes. */
export function waits(plan: StepPlan): boolean {
  return plan.request !== undefined || plan.repeat !== undefined
}

/** What comes before the request; the outcome, when the condition of the step does not hold. */
function beginStep(plan: StepPlan, { scope, temp }: Run): StepOutcome | undefined {
  updateTemp(plan.temp, scope, temp)
  return holds(plan.condition.test, scope) ? undefined : { skipped: fallbackOf(plan.condition, scope) }
}

/**
 * Sends one request of a step, its first or that for a further page, and gives the scope of its valid answer. Without a
 * request only the response is evaluated.
 *
 * @throws MakeError as `runStep`.
 */
export async function sendRequest(
  plan: StepPlan,
  request: RequestPlan | undefined,
  scope: Scope,
  run: Run,
): Promise<Scope> {
  if (request === undefined) {
    checkResponse(plan, undefined, scope, run)
    return scope
  }
  const prepared = prepareRequest(request, scope, run.world)
  run.countRequest()
  const answer = await send(prepared, plan.index, run.world, run.log)
  run.intake.take(answer.bytes, prepared.url.host)
  const responseScope = answerScope(plan, answer, scope)
  checkResponse(plan, answer.statusCode, responseScope, run)
  return responseScope
}

function checkResponse(plan: StepPlan, statusCode: number | undefined, scope: Scope, run: Run): void {
  updateTemp(plan.responseTemp, scope, run.temp)
  checkValidity(plan.valid, plan.error, statusCode, scope)
}

function answerScope(plan: StepPlan, answer: Answer, scope: Scope): Scope {
  const { statusCode, headers, bytes, exchange } = answer
  const contentType = headers['content-type']
  const raw = { bytes, statusCode, contentType: typeof contentType === 'string' ? contentType : '' }
  const logged = exchange.response
  try {
    const format = formatOf(plan.type, statusCode, () => withVariables(scope, { headers, statusCode }))
    const body = parseBody(raw, format, `${plan.place}.response`)
    if (logged !== undefined) logged.body = () => parseBody(raw, format, `${plan.place}.response`)
    return withVariables(scope, { body, headers, statusCode })
  } catch (error) {
    if (logged !== undefined) logged.body = () => bytes.toString('utf8')
    throw error
  }
}
