import { defineModule } from '../src/authoring/define.ts'
import { batchOptions, source } from './shared/batch/fields.ts'
import { batchResult, batchSample, sendBatch } from './shared/batch/index.ts'
import { allOtherDestinations, destinations, mappedDestinations } from './shared/fields/destinations.ts'
import { writeKey } from './shared/fields/message.ts'

/** Sends many events in few requests. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api#batch */
export default defineModule({
  name: 'sendBatch',
  type: 'action',
  crud: 'create',
  label: 'Send a batch of events (advanced)',
  description:
    'Sends many events of any type in one operation. Segment forwards them to its destinations; a direct Ramen endpoint gets none of them.',
  connection: 'segment',
  mappableParameters: [source, writeKey, destinations, allOtherDestinations, mappedDestinations, ...batchOptions],
  communication: sendBatch,
  interface: batchResult,
  samples: batchSample,
})
