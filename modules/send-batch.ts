import { defineModule } from '../src/authoring/define.ts'
import { batchOptions, skipInvalid, source } from './shared/batch/fields.ts'
import { batchResult, batchSample, sendBatch } from './shared/batch/index.ts'
import { allOtherDestinations, destinations } from './shared/fields/destinations.ts'
import { writeKey } from './shared/fields/message.ts'

/** Sends many events in few requests. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch */
export default defineModule({
  name: 'sendBatch',
  type: 'action',
  crud: 'create',
  label: 'Send a batch of events (advanced)',
  description:
    'Sends many events of any type in one operation. Segment forwards them to its destinations, Ramen among them; a direct Ramen endpoint gets none of them.',
  connection: 'segment',
  mappableParameters: [source, skipInvalid, writeKey, allOtherDestinations, destinations, ...batchOptions],
  communication: sendBatch,
  interface: batchResult,
  samples: batchSample,
})
