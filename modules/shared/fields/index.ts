import type { Parameters } from '../../../src/authoring/generated/make-format.ts'
import { context } from './context.ts'
import { allOtherDestinations, destinations } from './destinations.ts'
import { anonymousId, messageId, timestamp, userId, writeKey } from './message.ts'

/** From which source, about whom, when: the fields that every delivering module has. */
export const basics: Parameters = [writeKey, userId, anonymousId, timestamp]

/** The fields that every delivering module has behind the advanced switch, in this order at its end. */
export const advanced: Parameters = [context, allOtherDestinations, destinations, messageId]
