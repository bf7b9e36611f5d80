import { defineWebhook } from '../src/authoring/define.ts'
import { iml } from '../src/authoring/macros/index.ts'
import { anyPasses, events, itemPasses } from './shared/delivered-events.ts'
import { eventOutput } from './shared/event-output.ts'
import { webhookParameters } from './shared/parameters.ts'
import { refusal } from './shared/refusal.ts'

const headers = { 'content-type': 'application/json' }

/**
 * Takes what Segment sends out, under the contract of its Direct Integrations:
 * https://segment.com/docs/partners/direct-destination/ The user copies the address into Segment; to register it from
 * here would need an API that Segment keeps in alpha.
 */
export default defineWebhook({
  name: 'events',
  type: 'web',
  label: 'Segment events',
  parameters: webhookParameters,
  communication: {
    // Made for handshakes, but the only place where Make answers a delivery with a status of our own and drops it:
    // what a `condition` that does not hold is answered is not documented.
    verification: {
      condition: iml(refusal),
      respond: {
        type: 'json',
        status: iml(`substring(${refusal}, 0, 3)`),
        headers,
        body: { message: iml(`substring(${refusal}, 4)`) },
      },
    },
    iterate: { container: iml(events), condition: iml(itemPasses) },
    output: eventOutput,
    // Make answers when the events are in its queue, before a module has run, whether the scenario runs at once or on
    // a schedule. So 202 is what is true; 200 where the filter has left nothing to be done.
    respond: {
      type: 'json',
      status: iml(`if(${anyPasses}, 202, 200)`),
      headers,
      body: {
        message: iml(
          `if(${anyPasses}, 'Queued for the scenario.', 'Nothing to do: no event has a name that is wanted.')`,
        ),
      },
    },
  },
})
