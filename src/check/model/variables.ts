import type { CheckedApp } from './app.ts'
import type { PlacedTemplate, Request } from './request.ts'

/** Where a template stands in the run of its request. */
export interface Situation {
  readonly template: PlacedTemplate
  readonly request: Request
  readonly app: CheckedApp
}

/** When a variable is there, and the sentence that says so. */
interface Variable {
  /** Undefined: wherever there are expressions. */
  readonly isThere?: (situation: Situation) => boolean
  /** Completes "`name` is there ...". */
  readonly when: string
}

const always: Variable = { when: 'everywhere' }

const isWebhook = ({ request }: Situation): boolean =>
  request.component?.kind === 'webhook' && request.section === 'api'

const isConnection = ({ request }: Situation): boolean => request.component?.kind === 'connection'

/** Base is part of every request, so what any of them has may stand in it. */
const isBase = ({ request }: Situation): boolean => request.component === undefined

const moduleOf =
  (type: string) =>
  (situation: Situation): boolean =>
    isBase(situation) || situation.request.component?.type === type

/** Directives that are carried out when there is an answer. */
const afterAnswer: ReadonlySet<unknown> = new Set(['response', 'pagination', 'repeat', 'while'])

/** Whether there is an answer where the template stands; of an earlier request of the chain, too. */
export function hasAnswer({ template, request, app }: Situation): boolean {
  if (isWebhook({ template, request, app })) return true
  if (isBase({ template, request, app })) return afterAnswer.has(template.directive[0])
  // An epoch is laid over the last request of its module.
  if (request.section === 'epoch') return afterAnswer.has(template.directive[0])
  return (afterAnswer.has(template.directive[0]) && request.sends) || followsAnswer(request, app)
}

const following = new WeakMap<Request, boolean>()

/** Whether an earlier request of the chain has got an answer. */
function followsAnswer(request: Request, app: CheckedApp): boolean {
  let follows = following.get(request)
  if (follows === undefined) {
    const chain = app.requestsOf(request.component, request.section).filter(({ stage }) => stage === request.stage)
    follows = chain.slice(0, request.index).some(({ sends }) => sends)
    following.set(request, follows)
  }
  return follows
}

/** Whether the answer is that of the request itself. */
export const hasOwnAnswer = ({ template, request, app }: Situation): boolean =>
  hasAnswer({ template, request, app }) &&
  (request.sends ||
    request.section === 'epoch' ||
    isBase({ template, request, app }) ||
    isWebhook({ template, request, app }))

const answer: Variable = { isThere: hasAnswer, when: 'once there is an answer' }

/** Where each item of a list is looked at. */
function hasItem(situation: Situation): boolean {
  const { template, request, app } = situation
  if (isWebhook(situation))
    return (
      request.directive('iterate') !== undefined && !template.isIn('iterate', 'container') && isInWebhookItem(template)
    )
  const isPlace =
    template.isIn('response', 'output') ||
    template.isIn('response', 'trigger') ||
    template.isIn('response', 'iterate', 'condition') ||
    template.isIn('response', 'limit')
  if (!isPlace) return false
  const owner = request.component
  const last = request.section === 'epoch' && owner !== undefined ? app.requestsOf(owner, 'api').at(-1) : undefined
  return [request, app.base, last].some((one) => one?.directive('response', 'iterate') !== undefined)
}

const isInWebhookItem = (template: PlacedTemplate): boolean =>
  template.isIn('iterate') || template.isIn('output') || template.isIn('uid') || template.isIn('condition')

const inWrapperOrPagination = ({ template }: Situation): boolean =>
  template.isIn('response', 'wrapper') || template.isIn('pagination')

const paginates = ({ request, app }: Situation): boolean =>
  [request, app.base].some((one) => one?.directive('pagination') !== undefined) || request.section === 'epoch'

/**
 * Every variable that Make sets, and where.
 * https://developers.make.com/custom-apps-documentation/app-components/modules
 */
export const variables: ReadonlyMap<string, Variable> = new Map<string, Variable>([
  ['parameters', always],
  [
    'connection',
    { isThere: (situation) => !isWebhook(situation), when: 'in requests, and not where a webhook receives one' },
  ],
  ['common', always],
  ['temp', always],
  ['data', always],
  ['environment', always],
  ['scenario', always],
  ['metadata', always],
  ['webhook', always],
  ['body', answer],
  ['headers', answer],
  ['statusCode', answer],
  [
    'item',
    { isThere: hasItem, when: 'in output, in the condition of iterate and in trigger, of a request that has iterate' },
  ],
  ['output', { isThere: ({ template }) => template.isIn('response', 'wrapper'), when: 'in wrapper only' }],
  ['iterate', { isThere: inWrapperOrPagination, when: 'in wrapper and in pagination' }],
  ['pagination', { isThere: paginates, when: 'in a request that has pagination' }],
  ['trigger', { isThere: moduleOf('trigger'), when: 'in polling triggers' }],
  ['payload', { isThere: moduleOf('instant_trigger'), when: 'in instant triggers' }],
  [
    'query',
    {
      isThere: (situation) => isWebhook(situation) || isConnection(situation),
      when: 'where a webhook receives something, and in connections',
    },
  ],
  ['method', { isThere: isWebhook, when: 'where a webhook receives something' }],
  ['rawBody', { isThere: isWebhook, when: 'where a webhook receives something' }],
  ['oauth', { isThere: isConnection, when: 'in connections' }],
  ['input', always],
])
