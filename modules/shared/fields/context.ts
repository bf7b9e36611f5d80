import type { Field, Parameters } from '../../../src/authoring/generated/make-format.ts'
import { mapped } from './mapped.ts'
import { text } from './text.ts'
import { yesOrNo } from './yes-no.ts'

const number = (name: string, label: string): Field => ({ name, type: 'number', label })

const collection = (name: string, label: string, spec: Parameters, help?: string): Field => ({
  name,
  type: 'collection',
  label,
  ...(help !== undefined && { help }),
  spec,
})

/** What any message can say of its surroundings. https://www.twilio.com/docs/segment/connections/spec/common#context */
const ofAll: Parameters = [
  text('locale', 'Locale', 'Language and country, such as `en-US`.'),
  text('timezone', 'Time zone', 'A name of the tz database, such as `Europe/Prague`.'),
  text('ip', 'IP address', 'The address of the user, not that of a server.'),
  text('userAgent', 'User agent'),
  yesOrNo('active', 'Active', '**No** updates the user without counting the user as seen.'),
  text('groupId', 'Group ID', 'The account that the event belongs to.'),
  {
    name: 'consentCategories',
    type: 'array',
    label: 'Consent categories',
    labels: { add: 'Add a category' },
    help: 'What the user agreed to, for each category of your consent management. Without any, nothing is said about consent.',
    spec: [
      { name: 'category', type: 'text', label: 'Category', required: true },
      { ...yesOrNo('agreed', 'Agreed'), required: true },
    ],
  },
  {
    name: 'externalIds',
    type: 'array',
    label: 'External IDs',
    labels: { add: 'Add an external ID' },
    help: 'IDs of the user in other systems, for Unify.',
    spec: [
      { name: 'id', type: 'text', label: 'ID', required: true },
      { name: 'type', type: 'text', label: 'Type', required: true, help: 'Such as `phone` or `ios.idfa`.' },
      {
        name: 'collection',
        type: 'text',
        label: 'Collection',
        default: 'users',
        help: 'The kind of thing that the ID names. Segment expects `users`.',
      },
      {
        name: 'encoding',
        type: 'text',
        label: 'Encoding',
        default: 'none',
        help: 'How the ID is encoded. Segment expects `none`.',
      },
    ],
  },
  {
    name: 'campaignParameters',
    type: 'array',
    label: 'Campaign parameters',
    labels: { add: 'Add a parameter' },
    help: 'The UTM parameters of the campaign, your own ones too.',
    spec: [
      {
        name: 'name',
        type: 'select',
        label: 'Name',
        required: true,
        dynamic: true,
        options: ['Name', 'Source', 'Medium', 'Term', 'Content'].map((label) => ({
          label,
          value: label.toLowerCase(),
        })),
        help: 'Without `utm_`. Switch to **Map** for one of your own.',
      },
      text('value', 'Value'),
    ],
  },
]

/** What events can say beside that: on whose behalf, where, and on which device. */
const ofEvents: Parameters = [
  collection(
    'traits',
    'Traits',
    [text('email', 'Email'), text('name', 'Name'), text('phone', 'Phone')],
    'Traits of the user for destinations that need them with an event, such as the recipient of an email. They do not change the profile.',
  ),
  collection('page', 'Page', [
    text('url', 'URL'),
    text('title', 'Title'),
    text('path', 'Path'),
    text('referrer', 'Referrer'),
    text('search', 'Search'),
  ]),
  collection('referrer', 'Referrer', [
    text('id', 'ID'),
    text('type', 'Type'),
    text('name', 'Name'),
    text('url', 'URL'),
    text('link', 'Link'),
  ]),
  collection('device', 'Device', [
    text('id', 'ID'),
    text('type', 'Type'),
    text('manufacturer', 'Manufacturer'),
    text('model', 'Model'),
    text('name', 'Name'),
    text('version', 'Version'),
    text('token', 'Push token'),
  ]),
  collection('os', 'Operating system', [text('name', 'Name'), text('version', 'Version')]),
  collection('app', 'App', [
    text('name', 'Name'),
    text('version', 'Version'),
    text('build', 'Build'),
    text('namespace', 'Namespace'),
  ]),
  collection('screen', 'Screen', [number('width', 'Width'), number('height', 'Height'), number('density', 'Density')]),
  collection('network', 'Network', [
    yesOrNo('bluetooth', 'Bluetooth'),
    yesOrNo('cellular', 'Cellular'),
    yesOrNo('wifi', 'Wifi'),
    text('carrier', 'Carrier'),
  ]),
]

/** A field that is a collection of others. */
export type Collection = Field & { spec: Parameters }

const context = (spec: Parameters): Collection => ({
  name: 'context',
  type: 'collection',
  label: 'Context',
  advanced: true,
  help: 'Where it happened. Servers know none of it by themselves, so only what you fill in is sent. More can be given as **Mapped context**.',
  spec,
})

/** What surrounds a message about a person or a group. */
export const contextOfPeople: Collection = context(ofAll)

/** What surrounds an event. */
export const contextOfEvents: Collection = context([...ofAll, ...ofEvents])

/** The context at once. */
export const mappedContext: Field = {
  ...mapped('mappedContext', 'Mapped context', 'Context'),
  advanced: true,
  help: 'A whole collection, such as **Context** of **Watch events**. What is mapped may not be filled in under **Context** as well.',
}
