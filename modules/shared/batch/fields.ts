import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { text } from '../fields/text.ts'
import { maxEventKilobytes, maxEventsPerRequest, maxMessageIdLength, maxRequests } from './limits.ts'

const collection = (name: string, label: string, help: string): Field => ({ name, type: 'any', label, help })

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
  {
    name: 'timestamp',
    type: 'date',
    label: 'Timestamp',
    help: 'When it happened, in ISO 8601. Empty: now. A number of seconds is read with `parseDate(number; "X")`.',
  },
  collection('context', 'Context', 'Map a collection.'),
  collection('integrations', 'Destinations', 'Map a collection, such as one with `All` and `Amplitude`.'),
  text(
    'messageId',
    'Message ID',
    `At most ${maxMessageIdLength} characters. Map something that is unique to the event: then the batch can be sent again whole, and Segment counts each event once.`,
  ),
]

const sizeOfEach = `Each event may have ${maxEventKilobytes} KB, which is not checked here.`

const events: Field = {
  name: 'events',
  type: 'array',
  label: 'Events',
  required: true,
  labels: { add: 'Add an event' },
  help: `Choose this list as the **Target structure type** of an array aggregator, and map its array here. ${sizeOfEach}`,
  spec: event,
}

const json: Field = {
  name: 'json',
  type: 'text',
  label: 'Events as JSON',
  required: true,
  multiline: true,
  help: `A list of messages as the HTTP Tracking API takes them in a batch: \`[{"type": "track", "userId": "42", "event": "Signed Up"}]\`, or \`{"batch": […]}\`. IDs are texts in quotes, and so are timestamps, such as \`"2026-11-22T09:30:00Z"\`. ${sizeOfEach}`,
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

/** What only some need. */
export const batchOptions: Parameters = [
  {
    name: 'perRequest',
    type: 'uinteger',
    label: 'Events per request',
    advanced: true,
    validate: { min: 1, max: maxEventsPerRequest },
    help: `Empty: as many as fit by their average size. Lower it when events differ much in size; an operation makes ${maxRequests} requests at most.`,
  },
  {
    name: 'startAt',
    type: 'uinteger',
    label: 'Start at event',
    advanced: true,
    validate: { min: 1 },
    help: 'To go on with a batch that stopped: the position that the error names, `1` for the first event. If it names none, as after a timeout, send all again: each event counts once if it has a **Message ID**.',
  },
]
