import type { Field } from '../../../src/authoring/generated/make-format.ts'

/** `integrations.All`: yes, no, or not said. https://segment.com/docs/guides/filtering-data/#filtering-with-the-integrations-object */
export const allOtherDestinations: Field = {
  name: 'allOtherDestinations',
  type: 'boolean',
  label: 'All others',
  advanced: true,
  help: 'Whether destinations that **Destinations** does not list receive the message. Empty: as set in Segment.',
}

/** Destinations by name: on, off, or on with options. */
export const destinations: Field = {
  name: 'destinations',
  type: 'array',
  label: 'Destinations',
  advanced: true,
  labels: { add: 'Add a destination' },
  help: 'Switches single destinations of the source for this message.',
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
    {
      name: 'type',
      type: 'select',
      label: 'Setting',
      required: true,
      default: 'on',
      options: [
        { label: 'On', value: 'on' },
        { label: 'Off', value: 'off' },
        {
          label: 'On with options',
          value: 'json',
          nested: [
            {
              name: 'value',
              type: 'text',
              label: 'Options',
              required: true,
              multiline: true,
              help: 'A JSON object, such as `{"session_id": 123}`.',
            },
          ],
        },
      ],
    },
  ],
}
