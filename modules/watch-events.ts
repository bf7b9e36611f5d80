import { defineModule } from '../src/authoring/define.ts'
import { eventInterface, eventSample } from './shared/watch/event-bundle.ts'

/**
 * Gives the events that Segment sends to the address of the webhook.
 * https://www.twilio.com/docs/segment/connections/destinations/catalog/actions-webhook
 */
export default defineModule({
  name: 'watchEvents',
  type: 'instant_trigger',
  label: 'Watch events',
  description: 'Triggers when Segment sends an event. A batch gives one bundle for each of its events.',
  webhook: 'events',
  staticParameters: [],
  interface: eventInterface,
  samples: eventSample,
})
