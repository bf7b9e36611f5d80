import type { Field } from '../../../src/authoring/generated/make-format.ts'

/** A write key for this module only; needed where the connection holds a workspace token alone. */
export const writeKey: Field = {
  name: 'writeKey',
  type: 'select',
  label: 'Write key',
  options: 'rpc://listSources',
  dynamic: true,
  help: 'Only to send to another source than the connection does, or when the connection holds a workspace token alone. With a token, choose the source; else switch to **Map** and type the key: Segment > **Connections** > **Sources** > your source > **Settings** > **API Keys**.',
}

/** https://segment.com/docs/connections/spec/identify/#user-id */
export const userId: Field = {
  name: 'userId',
  type: 'text',
  label: 'User ID',
  help: 'The ID of the user in your own database. **User ID** or **Anonymous ID** is needed: Segment drops a message that has neither.',
}

/** https://segment.com/docs/connections/spec/identify/#anonymous-id */
export const anonymousId: Field = {
  name: 'anonymousId',
  type: 'text',
  label: 'Anonymous ID',
  help: 'An ID for somebody whose **User ID** you do not know, such as a session ID, or a random one such as a UUID. Use the same one for the same person: every new one counts as a new user.',
}

/** https://segment.com/docs/connections/spec/common/#timestamps */
export const timestamp: Field = {
  name: 'timestamp',
  type: 'date',
  label: 'Timestamp',
  help: 'When it happened, if that is in the past. Leave it empty for now. With a timestamp, the same run repeated counts once in Segment.',
}

/** https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ */
export const messageId: Field = {
  name: 'messageId',
  type: 'text',
  label: 'Message ID',
  advanced: true,
  help: 'Segment counts messages with the same ID once, whatever they hold and whichever source they came from. Map something that is unique to the event and the same when the scenario is run again. Empty: made from the data when **Timestamp** is filled in, else random. At most 100 characters.',
}
