import { eventPropertyFields } from '../modules/shared/fields/properties.ts'
import { namesOf } from '../modules/shared/fields/names.ts'
import { defineRpc } from '../src/authoring/define.ts'
import { type Expression, iml } from '../src/authoring/macros/index.ts'
import { besides, giveCollection, makeFields } from './shared/plan-fields.ts'
import { specGroups } from './shared/spec/index.ts'
import { event, trackingPlan } from './shared/test-form.ts'
import { readRules, trackRules } from './shared/tracking-plan.ts'

/** Currency, Revenue and Value are there for every event. */
const offered = namesOf(eventPropertyFields)

const specification = Object.fromEntries(
  specGroups.flatMap(({ events }) =>
    events.map(({ name, properties }) => [
      name,
      properties.filter((field) => typeof field === 'string' || !offered.includes(field.name ?? '')),
    ]),
  ),
)

/** By name, else by the filter of `map`: the one fails where Make takes a dot for a path, the other at a comma. */
const planned: Expression = `ifempty(get(toCollection(${trackRules}, 'key', 'jsonSchema'), parameters.event), first(map(${trackRules}, 'jsonSchema', 'key', parameters.event)))`

/** The fields of the chosen event: those of the tracking plan, else those of Segment's specification; none for other names. */
export default defineRpc({
  name: 'eventProperties',
  label: 'Properties of an event',
  connection: 'segment',
  parameters: [event, trackingPlan],
  communication: [
    readRules('parameters.event'),
    { temp: { rule: iml(planned) } },
    ...makeFields('temp.rule.properties.properties', besides(offered)),
    { temp: { specification } },
    { temp: { fields: iml('if(temp.fields, undefined, get(temp.specification, parameters.event))') } },
    giveCollection(
      'eventProperties',
      'Event properties',
      'The properties of the chosen event, from the tracking plan if it is in there, else from the specification of Segment. Empty ones are not sent.',
    ),
  ],
})
