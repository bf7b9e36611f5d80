import { defineRpc } from '../src/authoring/define.ts'
import { iml } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { allPages, askPublicApi, explanation, isList, maxOptions, optionsOrNone } from './shared/public-api.ts'

const step = stepsIn('rpcs/list-tracking-plans.ts')

const { condition, response, ...request } = askPublicApi({
  path: `'/tracking-plans'`,
  what: 'tracking plans',
  instead: 'Or leave Tracking plan empty.',
  is: isList,
})

/** The tracking plans that are in force. https://docs.segmentapis.com/tag/Tracking-Plans */
export default defineRpc({
  name: 'listTrackingPlans',
  label: 'List tracking plans',
  connection: 'segment',
  communication: step('Reads the tracking plans of the workspace.', {
    ...request,
    ...allPages,
    temp: { none: explanation('This workspace has no tracking plan') },
    condition: {
      condition,
      default: explanation('No Workspace token in the connection: it is needed to read tracking plans'),
    },
    qs: { type: 'LIVE', ...allPages.qs },
    response: {
      ...response,
      iterate: '{{body.data.trackingPlans}}',
      output: { label: iml('ifempty(item.name, ifempty(item.slug, item.id))'), value: '{{item.id}}' },
      limit: maxOptions,
      wrapper: optionsOrNone,
    },
  }),
})
