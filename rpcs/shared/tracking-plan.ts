import type { RpcRequest } from '../../src/authoring/generated/make-format.ts'
import type { Expression } from '../../src/authoring/macros/index.ts'
import { readList } from './listing.ts'
import { askPublicApi } from './public-api.ts'

const path: Expression = `'/tracking-plans/' + encodeURL(parameters.trackingPlan)`

/** Whether a plan was chosen in the dialog; a mapped one cannot be known there. */
const isChosen: Expression = `if(parameters.trackingPlan, !contains(parameters.trackingPlan, '{'), false)`

/**
 * Reads the chosen plan itself, for its name. Without a plan, or without a token, nothing is asked: an answer of 400 or more ends an RPC
 * whatever its definition says, so the list of events would be lost with a plan that cannot be read.
 */
export const readPlan: RpcRequest = askPublicApi(
  { path, key: 'trackingPlan', what: 'the tracking plan', when: isChosen },
  'if(body.data.trackingPlan.id, true, false)',
)

/** Returns the request that reads the rules of the chosen plan into `temp.rules`. https://docs.segmentapis.com/tag/Tracking-Plans */
export const readRules = (when: Expression = 'true'): RpcRequest =>
  readList({
    path: `${path} + '/rules'`,
    key: 'rules',
    what: 'the rules of the tracking plan',
    when: `if(${isChosen}, ${when}, false)`,
  })

const trackRuleCount: Expression = `length(map(temp.rules, 'type', 'type', 'TRACK'))`

/** The rules for events: IML cannot filter items, but none of the types of rules sorts behind `TRACK`. */
export const trackRules: Expression = `slice(sort(temp.rules, 'asc', 'type'), length(temp.rules) - ${trackRuleCount})`
