import { defineRpc } from '../src/authoring/define.ts'
import { iml } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { ownEventName } from './shared/event-fields.ts'
import { specGroups } from './shared/spec/index.ts'
import { trackingPlan } from './shared/test-form.ts'
import { maxOptions } from './shared/public-api.ts'
import { hasPlan, readRules } from './shared/tracking-plan.ts'

const step = stepsIn('rpcs/list-events.ts')

const option = (name: string) => ({ label: name, value: name })

const own = { label: 'Your own', options: [option(ownEventName)] }

/** The events that Segment's specification names, as groups of options. */
const specification = specGroups.map(({ label, events }) => ({
  label,
  options: events.map(({ name }) => option(name)),
}))

/** A name of one's own, the events of the chosen tracking plan, then those of Segment's specification. */
export default defineRpc({
  name: 'listEvents',
  label: 'List events',
  connection: 'segment',
  parameters: [trackingPlan],
  communication: step('Reads the rules of the tracking plan; without one, gives what Segment specifies.', {
    ...readRules,
    condition: { condition: iml(hasPlan), default: [own, ...specification] },
    response: {
      ...readRules.response,
      iterate: { container: '{{body.data.rules}}', condition: `{{item.type = 'TRACK'}}` },
      output: { label: '{{item.key}}', value: '{{item.key}}' },
      limit: maxOptions,
      wrapper: [own, { label: 'Tracking plan', options: `{{distinct(output, 'value')}}` }, ...specification],
    },
  }),
})
