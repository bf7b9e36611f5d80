import { defineRpc } from '../src/authoring/define.ts'
import { iml } from '../src/authoring/macros/index.ts'
import { optionsOf } from './shared/options.ts'
import { trackingPlan } from './shared/test-form.ts'
import { specGroups } from './shared/spec/index.ts'
import { readPlan, readRules, trackRules } from './shared/tracking-plan.ts'

/** The events that Segment's specification names, as groups of options. */
const specification = specGroups.map(({ label, events }) => ({
  label,
  options: events.map(({ name }) => ({ label: name, value: name })),
}))

/** The events of the chosen tracking plan, then those of Segment's specification, which the app carries itself. */
export default defineRpc({
  name: 'listEvents',
  label: 'List events',
  connection: 'segment',
  parameters: [trackingPlan],
  communication: [
    readPlan,
    readRules(),
    { temp: { names: iml(`distinct(map(${trackRules}, 'key'))`) } },
    {
      temp: {
        specification,
        planned: [
          {
            label: iml(`ifempty(temp.trackingPlan.name, 'Tracking plan')`),
            options: iml(optionsOf('temp.names')),
          },
        ],
      },
    },
    {
      response: {
        output: '{{if(length(temp.names) > 0, merge(temp.planned, temp.specification), temp.specification)}}',
      },
    },
  ],
})
