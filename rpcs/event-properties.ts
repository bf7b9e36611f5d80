import { defineRpc } from '../src/authoring/define.ts'
import { type Expression, iml } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { keysOfEvents, offeredProperties, ownEventName, sharedFields } from './shared/event-fields.ts'
import { fieldsOfPlan } from './shared/plan-fields.ts'
import { event, trackingPlan } from './shared/test-form.ts'
import { findRule, hasPlan } from './shared/tracking-plan.ts'

const step = stepsIn('rpcs/event-properties.ts')

const collection = {
  name: 'eventProperties',
  label: 'Event properties',
  help: 'The properties of the chosen event. Empty ones are not sent.',
}

/** By name, else by the filter of `map`: the one takes a dot for a path, the other a comma for the next name. A name with both finds no rule. */
const rule: Expression = `ifempty(get(toCollection(body.data.rules, 'key', 'jsonSchema'), parameters.event), if(contains(parameters.event, ','), undefined, first(map(body.data.rules, 'jsonSchema', 'key', parameters.event))))`

/** The fields of the chosen event: those of the tracking plan, else those of Segment's specification; a field for the name of an own event. */
export default defineRpc({
  name: 'eventProperties',
  label: 'Properties of an event',
  connection: 'segment',
  parameters: [event, trackingPlan],
  communication: [
    step('Looks for the rule of the event in the tracking plan.', {
      ...findRule(rule),
      condition: iml(`if(parameters.event, ${hasPlan}, false)`),
    }),
    step("Names the fields of Segment's specification, and which of them an event has.", {
      temp: {
        fields: sharedFields,
        events: keysOfEvents,
        offered: offeredProperties,
        nothing: {},
        own: [
          {
            name: 'ownEvent',
            type: 'text',
            label: 'Your event name',
            required: true,
            help: 'What the user did, such as `Report Exported`: an object and a verb in the past tense.',
          },
        ],
      },
    }),
    step('Takes the schema of the properties, and the fields of the specification.', {
      temp: {
        schema: '{{temp.rule.properties.properties}}',
        specified: iml(`map(temp.fields, 'field', 'key', ifempty(get(temp.events, parameters.event), 'none'))`),
      },
    }),
    step('Puts the fields of the specification into one collection.', {
      temp: { form: [{ ...collection, type: 'collection', spec: '{{temp.specified}}' }] },
    }),
    ...fieldsOfPlan(
      step,
      collection,
      `if(parameters.event = '${ownEventName}', temp.own, if(length(temp.specified) > 0, temp.form, emptyarray))`,
    ),
  ],
})
