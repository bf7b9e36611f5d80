import type { ActionApi, ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { collect, type DataFields } from './content.ts'
import { destinationList, listGuards, type NamedList } from './list-guards.ts'
import { complete, messageId } from './message.ts'
import { messageGuards } from './message-guards.ts'
import { sendToRamen } from './ramen-direct.ts'
import { route } from './ramen-route.ts'
import { giveResult } from './result.ts'
import { sendToSegment } from './send.ts'

export { withoutEmptyGroups } from './content.ts'
export { deliveryResult, deliverySample } from './result.ts'

/** What is particular to one type of message. */
export interface Delivery {
  type: 'identify' | 'track' | 'page' | 'group'
  /** Templates of the message's own top-level fields, such as `event`. */
  fields: Record<string, string>
  /** Traits or properties. */
  data: DataFields
  /** What the user's own list of traits or properties must not hold. */
  customList: NamedList
  /** What only this type must be refused for. */
  guards?: ActionRequest[]
}

/**
 * Returns the chain of every delivering module: refuse what Segment would drop, collect what was filled in, decide on Ramen,
 * complete and measure the message, send it to Segment, then to Ramen, and give the result.
 */
export const deliver = ({ type, fields, data, customList, guards = [] }: Delivery): ActionApi => [
  ...messageGuards,
  ...guards,
  ...listGuards(customList),
  ...listGuards(destinationList),
  ...collect(fields, data, customList.parameter),
  ...route(type, messageId(type)),
  complete,
  sendToSegment(type),
  ...sendToRamen(type),
  giveResult(type),
]
