import { defineModule } from '../src/authoring/define.ts'
import { iml } from '../src/authoring/expression.ts'
import { ownEventName } from '../rpcs/shared/event-fields.ts'
import { deliver, deliveryResult, deliverySample, needsSomebody, pruned, unless } from './shared/delivery/index.ts'
import { advancedOfEvents, basics } from './shared/fields/index.ts'
import { writeKey } from './shared/fields/message.ts'
import { customProperties, eventPropertyFields, mappedProperties } from './shared/fields/properties.ts'
import { reservedEventProperties } from './shared/fields/reserved.ts'
import { trackingPlan } from './shared/fields/tracking-plan.ts'

/** Records an action that a user performed, with its properties. https://www.twilio.com/docs/segment/connections/spec/track */
export default defineModule({
  name: 'track',
  type: 'action',
  crud: 'create',
  label: 'Track an event',
  description: 'Records an action that a user performed, with properties that describe it.',
  connection: 'segment',
  mappableParameters: [
    {
      name: 'event',
      type: 'select',
      label: 'Event name',
      required: true,
      options: 'rpc://listEvents',
      grouped: true,
      dynamic: true,
      nested: 'rpc://eventProperties',
      help: 'What the user did. Choose an event of Segment to see its properties, or **A name of your own** to type one, such as `Report Exported`.',
    },
    ...basics,
    ...eventPropertyFields,
    mappedProperties,
    customProperties,
    writeKey,
    trackingPlan(
      'The events of the plan then come first in **Event name**, with their properties. Open that list again.',
    ),
    ...advancedOfEvents,
  ],
  communication: deliver({
    type: 'track',
    ids: ['userId', 'anonymousId'],
    names: {
      event: iml(
        `trim(toString(ifempty(if(parameters.event = '${ownEventName}', parameters.ownEvent, parameters.event), emptystring)))`,
      ),
      currency:
        '{{if(parameters.currency, ifempty(upper(trim(parameters.currency)), undefined), parameters.currency)}}',
    },
    message: {
      userId: '{{temp.userId}}',
      anonymousId: '{{temp.anonymousId}}',
      event: '{{temp.event}}',
      properties: pruned('temp.properties'),
    },
    data: {
      key: 'properties',
      dialog: [{ fields: eventPropertyFields }],
      changed: { currency: '{{temp.currency}}' },
      wholes: [
        { parameter: 'eventProperties', label: 'Event properties' },
        { parameter: 'mappedProperties', label: 'Mapped properties' },
      ],
      custom: {
        parameter: 'customProperties',
        reserved: reservedEventProperties,
      },
    },
    rules: {
      id: needsSomebody,
      event: unless('temp.event', 'Event name is blank: Segment drops an event without a name.'),
      currency: unless(
        `!temp.currency || replace(temp.currency + '1', '/^[A-Z][A-Z][A-Z]1$/', emptystring) = emptystring`,
        'Currency must be a three-letter code of ISO 4217, such as EUR.',
      ),
    },
  }),
  interface: deliveryResult,
  samples: deliverySample('track'),
})
