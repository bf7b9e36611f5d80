import { toText } from '../iml/index.ts'
import { holds } from './condition.ts'
import { allowed, maxItems } from './limits.ts'
import { firstPage, pageAfter, type PaginationPlan } from './pagination.ts'
import { type OutputPlan, pageOf, tooMany, wrapped } from './response/output.ts'
import type { Run } from './run.ts'
import { type Scope, withVariables } from './scope.ts'
import { sendRequest, type StepPlan } from './step.ts'

/** What a reader makes of one page. */
export interface PageRead {
  /** The scope of the answer with `iterate.container` of its items. */
  readonly scope: Scope
  /** Whether a further page is of use. */
  readonly wantsMore: boolean
}

/** Takes in the pages of one request, one by one. */
export interface PageReader {
  readonly read: (answer: Scope) => PageRead
  /** What all the pages gave together; `last` is the scope of the last one. */
  readonly finish: (last: Scope) => unknown
}

/** The run with the variable `pagination` of a first page. */
export function onFirstPage(run: Run): Run {
  return { ...run, scope: withVariables(run.scope, { pagination: firstPage }) }
}

/**
 * Has the first page read and then further ones, until the reader has enough, `pagination.condition` does not hold, or the run
 * may not ask for more: that is no error. The condition must hold twice, for the page that was read and for the one to come.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/pagination
 *
 * @returns the scope of the last page.
 */
export async function readPages(step: StepPlan, first: Scope, run: Run, reader: PageReader): Promise<Scope> {
  const { pagination } = step
  let page = reader.read(first)
  if (pagination === undefined) return page.scope
  const mostPages = allowed('maxPaginationRequestCount', first.variables['common'])
  let position = firstPage
  for (let asked = 0; page.wantsMore && holds(pagination.condition, page.scope); asked += 1) {
    position = pageAfter(position)
    const next = withVariables(page.scope, { pagination: position })
    if (!holds(pagination.condition, next) || !leadsOn(pagination, next)) break
    if (asked === mostPages || run.requestsLeft() === 0) {
      run.log.warn(pagination.place, `Make asks for no page after this one, which was page ${position.page - 1}.`)
      break
    }
    // oxlint-disable-next-line no-await-in-loop -- a page says where the next one is
    page = reader.read(await sendRequest(step, pagination.request, next, run))
  }
  return page.scope
}

/**
 * Reads pages into one result, which the wrapper may then change. Lists of several pages become one; of other results the
 * last that there was counts. No page is asked for once there are as many items as the limit.
 */
export function collector(output: OutputPlan, limit: (answer: Scope) => number = unlimited): PageReader {
  let items: unknown[] | undefined
  let single: unknown
  return {
    read: (answer) => {
      const most = limit(answer)
      const { result, empty, scope } = pageOf(output, answer)
      if (Array.isArray(result)) items = appended(items, result, output)
      else single = result || single
      return { scope, wantsMore: !empty && (items?.length ?? 0) < most }
    },
    finish: (last) => (output.none ? undefined : wrapped(output, items ?? single, last)),
  }
}

/** What `collector` gives of an answer that is the only one. */
export function onlyPage(output: OutputPlan, answer: Scope): unknown {
  const { result, scope } = pageOf(output, answer)
  if (output.none) return undefined
  return wrapped(output, Array.isArray(result) ? appended(undefined, result, output) : result || undefined, scope)
}

function unlimited(): number {
  return Number.POSITIVE_INFINITY
}

/** The list is copied once, since it may be part of an answer that the log holds, too. */
function appended(items: unknown[] | undefined, more: readonly unknown[], { place }: OutputPlan): unknown[] {
  if ((items?.length ?? 0) + more.length > maxItems) throw tooMany(place)
  if (items === undefined) return [...more]
  for (const item of more) items.push(item)
  return items
}

function leadsOn(pagination: PaginationPlan, next: Scope): boolean {
  if (pagination.url === undefined) return true
  const url = pagination.url.evaluate(next)
  return url !== undefined && url !== null && toText(url) !== ''
}
