import { defineRpc } from '../src/authoring/define.ts'
import { readList } from './shared/listing.ts'
import { giveOptions } from './shared/options.ts'

/** The tracking plans that are in force. https://docs.segmentapis.com/tag/Tracking-Plans */
export default defineRpc({
  name: 'listTrackingPlans',
  label: 'List tracking plans',
  connection: 'segment',
  communication: [
    readList({ path: `'/tracking-plans'`, key: 'trackingPlans', what: 'tracking plans' }, { type: 'LIVE' }),
    giveOptions({
      items: 'temp.trackingPlans',
      label: 'ifempty(item.name, ifempty(item.slug, item.id))',
      value: 'item.id',
      otherwise: 'No Workspace token in the connection: it is needed to read tracking plans',
      none: 'This workspace has no tracking plan',
    }),
  ],
})
