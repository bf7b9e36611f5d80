import type { Field } from '../../../src/authoring/generated/make-format.ts'

const text = (name: string, label: string, help?: string): Field => ({
  name,
  type: 'text',
  label,
  ...(help !== undefined && { help }),
})

/** The members of the context that are collections themselves: an untouched one must not be sent as `{}`. */
export const contextGroups = ['campaign', 'page', 'device', 'os', 'app', 'location'] as const

/** What surrounds the message. https://segment.com/docs/connections/spec/common/#context */
export const context: Field = {
  name: 'context',
  type: 'collection',
  label: 'Context',
  advanced: true,
  help: 'Where the event happened. Servers know none of it by themselves, so only what you fill in is sent.',
  spec: [
    text('locale', 'Locale', 'Language and country, such as `en-US`.'),
    text('timezone', 'Time zone', 'A name of the tz database, such as `Europe/Prague`.'),
    text('ip', 'IP address', 'The address of the user, not that of a server.'),
    text('userAgent', 'User agent'),
    {
      name: 'active',
      type: 'boolean',
      label: 'Active',
      help: '**No** updates the user without counting the user as seen.',
    },
    text('groupId', 'Group ID', 'The account that the event belongs to.'),
    {
      name: 'campaign',
      type: 'collection',
      label: 'Campaign',
      spec: [
        text('name', 'Name'),
        text('source', 'Source'),
        text('medium', 'Medium'),
        text('term', 'Term'),
        text('content', 'Content'),
      ],
    },
    {
      name: 'page',
      type: 'collection',
      label: 'Page',
      spec: [
        text('url', 'URL'),
        text('title', 'Title'),
        text('path', 'Path'),
        text('referrer', 'Referrer'),
        text('search', 'Search'),
      ],
    },
    {
      name: 'device',
      type: 'collection',
      label: 'Device',
      spec: [
        text('id', 'ID'),
        text('type', 'Type'),
        text('manufacturer', 'Manufacturer'),
        text('model', 'Model'),
        text('name', 'Name'),
        text('version', 'Version'),
        text('token', 'Push token'),
        text('advertisingId', 'Advertising ID'),
        { name: 'adTrackingEnabled', type: 'boolean', label: 'Ad tracking enabled' },
      ],
    },
    {
      name: 'os',
      type: 'collection',
      label: 'Operating system',
      spec: [text('name', 'Name'), text('version', 'Version')],
    },
    {
      name: 'app',
      type: 'collection',
      label: 'App',
      spec: [text('name', 'Name'), text('version', 'Version'), text('build', 'Build'), text('namespace', 'Namespace')],
    },
    {
      name: 'location',
      type: 'collection',
      label: 'Location',
      spec: [
        text('city', 'City'),
        text('country', 'Country'),
        text('region', 'Region'),
        { name: 'latitude', type: 'number', label: 'Latitude' },
        { name: 'longitude', type: 'number', label: 'Longitude' },
        { name: 'speed', type: 'number', label: 'Speed' },
      ],
    },
  ],
}
