import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { contextOfEvents, contextOfPeople, mappedContext } from './context.ts'
import { allOtherDestinations, destinations, mappedDestinations } from './destinations.ts'
import { anonymousId, messageId, timestamp, userId } from './message.ts'

/** About whom, and when: the fields that delivering modules begin with. */
export const basics: Parameters = [userId, anonymousId, timestamp]

const advanced = (context: Field): Parameters => [
  context,
  mappedContext,
  destinations,
  allOtherDestinations,
  mappedDestinations,
  messageId,
]

/** The fields behind the advanced switch that end every module about a person or a group. */
export const advancedOfPeople: Parameters = advanced(contextOfPeople)

/** The fields behind the advanced switch that end every module about an event. */
export const advancedOfEvents: Parameters = advanced(contextOfEvents)
