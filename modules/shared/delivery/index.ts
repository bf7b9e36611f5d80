import type { ActionApi, ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { collect, type DataFields } from './content.ts'
import { destinationList, listGuards } from './list-guards.ts'
import { complete, messageId } from './message.ts'
import { messageGuards } from './message-guards.ts'
import { sendToRamen } from './ramen-direct.ts'
import { isForRamen, route } from './ramen-route.ts'
import { giveResult } from './result.ts'
import { sendToSegment } from './send.ts'

export { withoutEmptyGroups } from './content.ts'
export { deliveryResult, deliverySample } from './result.ts'

/** What is particular to one type of message. */
export interface Delivery {
  type: 'identify' | 'track' | 'page' | 'screen' | 'group' | 'alias'
  /** Templates of the message's own top-level fields, such as `event`. */
  fields: Record<string, string>
  /** Traits or properties; an Alias has neither. */
  data?: DataFields
  /** What only this type must be refused for. */
  guards?: ActionRequest[]
}

/** An Alias is about two IDs that are both the user's, so it has no anonymous one. */
const idsOf = (type: Delivery['type']): Record<string, string> => ({
  userId: '{{parameters.userId}}',
  ...(type !== 'alias' && { anonymousId: '{{parameters.anonymousId}}' }),
})

/**
 * Returns the chain of every delivering module: refuse what Segment would drop, collect what was filled in, decide on Ramen,
 * complete and measure the message, send it to Segment, then to Ramen, and give the result.
 */
export const deliver = ({ type, fields, data, guards = [] }: Delivery): ActionApi => [
  ...messageGuards(type),
  ...guards,
  ...(data === undefined ? [] : listGuards(data.customList)),
  ...listGuards(destinationList),
  ...collect({ ...idsOf(type), ...fields }, data),
  ...route(type, messageId(type)),
  complete,
  sendToSegment(type),
  ...(isForRamen(type) ? sendToRamen(type) : []),
  giveResult(type),
]
