import type { Field } from '../../../src/authoring/generated/make-format.ts'
import { mapped } from './mapped.ts'
import { yesOrNo } from './yes-no.ts'

/** Destinations by name, on or off. https://www.twilio.com/docs/segment/guides/filtering-data#filtering-with-the-integrations-object */
export const destinations: Field = {
  name: 'destinations',
  type: 'array',
  label: 'Destinations',
  advanced: true,
  labels: { add: 'Add a destination' },
  help: 'Switches individual destinations of the source on or off for this message.',
  spec: [
    {
      name: 'name',
      type: 'select',
      label: 'Destination',
      required: true,
      options: 'rpc://listDestinations',
      dynamic: true,
      help: "A destination of the source. When typed or mapped: its name in Segment's catalog, with the same capitals, such as `Google Analytics 4 Cloud`.",
    },
    yesOrNo('value', 'On', 'Empty: as set in Segment.'),
  ],
}

/** `integrations.All`: yes, no, or not said. */
export const allOtherDestinations: Field = {
  ...yesOrNo(
    'allOtherDestinations',
    'All others',
    'Whether destinations that **Destinations** does not list receive the message. Empty: as set in Segment.',
  ),
  advanced: true,
}

/** `integrations` as a whole, with options. */
export const mappedDestinations: Field = {
  ...mapped('mappedDestinations', 'Mapped destinations', 'Integrations'),
  advanced: true,
  help: 'A whole collection by destination, such as **Integrations** of **Watch events**. This is the way for options of a destination, such as `{"Amplitude": {"session_id": 123}}`; for JSON in a text, use the module **Parse JSON** first. A name may not stand in **Destinations** as well, nor `All` beside **All others**.',
}
