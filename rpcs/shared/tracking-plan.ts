import type { RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml } from '../../src/authoring/expression.ts'
import { allPages, askPublicApi, isList, token } from './public-api.ts'

const path: Expression = `'/tracking-plans/' + encodeURL(parameters.trackingPlan)`

/** Whether a plan was chosen in the dialog; a mapped one cannot be known there. */
const isChosen: Expression = `if(parameters.trackingPlan, !contains(parameters.trackingPlan, '{'), false)`

/** Whether a plan can be read. */
export const hasPlan: Expression = `if(${token}, ${isChosen}, false)`

const instead = 'Or choose no Tracking plan.'

/** Asks for every page of the rules of the chosen plan. https://docs.segmentapis.com/tag/Tracking-Plans */
export const readRules = {
  ...askPublicApi({
    path: `${path} + '/rules'`,
    what: 'the rules of the tracking plan',
    instead,
    when: isChosen,
    is: isList,
  }),
  ...allPages,
} satisfies RpcRequest

/** Asks for the chosen plan itself, which has its name. */
export const readPlan = askPublicApi({
  path,
  what: 'the tracking plan',
  instead,
  is: 'body.data.trackingPlan.id',
}) satisfies RpcRequest

/** Returns the request for the rules with what it keeps of each page in `temp`: the first page that gives something decides. */
export const findRule = (rule: Expression): RpcRequest => ({
  ...readRules,
  response: {
    ...readRules.response,
    temp: { rule: iml(rule) },
    iterate: '{{body.data.rules}}',
    output: '{{item.type}}',
  },
})
