import type { Field, Parameters, SelectOption } from '../../src/authoring/generated/make-format.ts'

/**
 * Every type of message that Segment delivers; `delete` is a request to erase a user, which classic Webhooks
 * destinations send.
 */
export const eventTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'delete'] as const

const typeLabels: Record<(typeof eventTypes)[number], string> = {
  identify: 'Identify',
  track: 'Track',
  page: 'Page',
  screen: 'Screen',
  group: 'Group',
  alias: 'Alias',
  delete: 'Delete (a request to erase a user)',
}

const apiKey: Field = {
  name: 'apiKey',
  type: 'text',
  label: 'API key',
  required: true,
  help: 'A long random text of your own, not a key of Segment. Give Segment the same: as the API key of a Direct Integration, or in a Webhooks (Actions) destination as the header `Authorization` with the value `Basic`, a space, and the Base64 of the key and a colon. Whoever knows it can send events here; Make shows it to those who may edit the webhook, as it hides texts in connections only. A delivery without it is answered 401 and starts no scenario.',
}

const sharedSecret: Field = {
  name: 'sharedSecret',
  type: 'text',
  label: 'Shared secret',
  required: true,
  help: 'The **Shared Secret** of the Webhooks destination. Its signature covers the body as JavaScript writes it, which Make restores from the data it has read: if the sender writes its JSON in another way (blanks, `1.0`, escaped letters), every delivery is answered 401, and an **API key** is the way. Of a list, Segment signs the first event only, so a list of more than one is answered 401: leave batches off in the destination.',
}

const authentication: Field = {
  name: 'authentication',
  type: 'select',
  label: 'Authentication',
  required: true,
  default: 'apiKey',
  help: "How Segment proves that a delivery is its own; without the proof it is answered 401. Some refusals are Make's own, and no setting here changes them: of bodies over 5 MB, of text that is not JSON, of too many deliveries at once, and by a webhook that is switched off.",
  options: [
    { label: 'API key (Basic authentication)', value: 'apiKey', nested: [apiKey] },
    { label: 'Shared secret (X-Signature)', value: 'sharedSecret', nested: [sharedSecret] },
  ],
}

/** What the user sets when the webhook is made. None of it can be mapped: there is nothing before a trigger. */
export const webhookParameters: Parameters = [
  authentication,
  {
    name: 'types',
    type: 'select',
    label: 'Types',
    multiple: true,
    help: 'Leave it empty to take all. A delivery without any event of these types is answered 403, so that the mistake shows in Segment. Of a list, only the events of these types are taken.',
    options: eventTypes.map((value): SelectOption => ({ label: typeLabels[value], value })),
  },
  {
    name: 'events',
    type: 'array',
    label: 'Event names',
    labels: { add: 'Add an event name' },
    help: 'Of **Track**, take these events only, such as `Order Completed`; capitals count. Others start no scenario. Leave it empty to take all. Other types have no event name and are not affected.',
    spec: { type: 'text', label: 'Event name' },
  },
  {
    name: 'paused',
    type: 'boolean',
    label: 'Paused',
    help: 'While it is **Yes**, every delivery is answered 503, also one with a wrong key, and Segment tries again for up to four hours. So a key can be changed without losing events. After that time Segment gives up.',
  },
]
