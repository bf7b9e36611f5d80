import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'

const text = (name: string, label: string, help?: string): Field => ({
  name,
  type: 'text',
  label,
  ...(help !== undefined && { help }),
})

const collection = (name: string, label: string, help?: string): Field => ({
  name,
  type: 'any',
  label,
  ...(help !== undefined && { help }),
})

/** The fields of one event, as Segment names them; an array aggregator can target them. */
const event: Parameters = [
  {
    name: 'type',
    type: 'select',
    label: 'Type',
    required: true,
    default: 'track',
    options: [
      { label: 'Identify', value: 'identify' },
      { label: 'Track', value: 'track' },
      { label: 'Page', value: 'page' },
      { label: 'Screen', value: 'screen' },
      { label: 'Group', value: 'group' },
      { label: 'Alias', value: 'alias' },
    ],
  },
  text('userId', 'User ID', '**User ID** or **Anonymous ID** is needed; for Alias the new ID of the user.'),
  text('anonymousId', 'Anonymous ID'),
  text('event', 'Event name', 'For Track.'),
  collection('properties', 'Properties', 'For Track, Page and Screen: map a collection.'),
  collection('traits', 'Traits', 'For Identify and Group: map a collection.'),
  text('name', 'Name', 'For Page and Screen.'),
  text('category', 'Category', 'For Page and Screen.'),
  text('groupId', 'Group ID', 'For Group.'),
  text('previousId', 'Previous ID', 'For Alias.'),
  { name: 'timestamp', type: 'date', label: 'Timestamp', help: 'When it happened. Leave it empty for now.' },
  collection('context', 'Context', 'Map a collection.'),
  collection('integrations', 'Destinations', 'Map a collection, such as one with `All` and `Amplitude`.'),
  text('messageId', 'Message ID', 'At most 100 characters. Empty: made from the batch.'),
]

const events: Field = {
  name: 'events',
  type: 'array',
  label: 'Events',
  required: true,
  labels: { add: 'Add an event' },
  help: 'Choose this list as the **Target structure type** of an array aggregator, and map its array here.',
  spec: event,
}

const json: Field = {
  name: 'json',
  type: 'text',
  label: 'Events as JSON',
  required: true,
  multiline: true,
  help: 'A list of messages as the HTTP Tracking API takes them in a batch: `[{"type": "track", "userId": "42", "event": "Signed Up"}]`. What Segment adds to messages that it stores (`sentAt`, `receivedAt`, `originalTimestamp`, `version`, `writeKey`) is left out.',
}

/** Where the events come from. */
export const source: Field = {
  name: 'source',
  type: 'select',
  label: 'Events from',
  required: true,
  default: 'list',
  options: [
    { label: 'List', value: 'list', nested: [events] },
    { label: 'JSON', value: 'json', nested: [json] },
  ],
}

/** What happens when an event cannot be sent. */
export const skipInvalid: Field = {
  name: 'skipInvalid',
  type: 'boolean',
  label: 'Skip invalid events',
  default: false,
  help: '**Yes** sends the valid events and returns the others, with their positions and reasons. Correct those and send them alone: a changed batch gets other **Message IDs**. **No** sends nothing when one event is invalid.',
}

/** What only some need. */
export const batchOptions: Parameters = [
  {
    name: 'startAt',
    type: 'uinteger',
    label: 'Start at event',
    advanced: true,
    validate: { min: 1 },
    help: 'To go on with a batch that stopped: the position that the error named, `1` for the first event. The **Message IDs** stay those of the whole batch.',
  },
  {
    name: 'messageIds',
    type: 'select',
    label: 'Message IDs',
    advanced: true,
    default: 'same',
    options: [
      { label: 'Same when the same batch is sent again', value: 'same' },
      { label: 'New in each run', value: 'new' },
    ],
    help: 'For events without a **Message ID** of their own. Segment counts an ID once: with **Same**, a batch that failed can be sent again whole. Choose **New** when you send equal batches, without timestamps, that are different events.',
  },
]
