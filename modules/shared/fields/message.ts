import type { Field } from '../../../src/authoring/generated/make-format.ts'

/** A write key for this module only; needed where the connection holds a workspace token alone. */
export const writeKey: Field = {
  name: 'writeKey',
  type: 'select',
  label: 'Write key',
  options: 'rpc://listSources',
  dynamic: true,
  help: 'Only to send to another source than the connection does, or when the connection holds a **Workspace token** alone. Choose the source, or switch to **Map** and type its key: Segment > **Connections** > **Sources** > your source > **Settings** > **API Keys**.',
}

/** https://www.twilio.com/docs/segment/connections/spec/identify#user-id */
export const userId: Field = {
  name: 'userId',
  type: 'text',
  label: 'User ID',
  help: 'The ID of the user in your own database, such as `97980cfea0067`. An email address may change, so it makes a poor ID. **User ID** or **Anonymous ID** is needed.',
}

/** https://www.twilio.com/docs/segment/connections/spec/identify#anonymous-id */
export const anonymousId: Field = {
  name: 'anonymousId',
  type: 'text',
  label: 'Anonymous ID',
  help: 'For somebody whose **User ID** you do not know: a session ID, or a random one such as a UUID. Use the same one for the same person; every new one counts as a new user.',
}

/** https://www.twilio.com/docs/segment/connections/spec/common#timestamps */
export const timestamp: Field = {
  name: 'timestamp',
  type: 'date',
  label: 'Timestamp',
  help: 'When it happened, in ISO 8601 such as `2026-02-23T22:28:54Z`, if you import data from the past. Empty: now. Other forms are read with `parseDate`, a number of seconds with `parseDate(number; "X")`.',
}

/** https://www.twilio.com/docs/segment/guides/duplicate-data */
export const messageId: Field = {
  name: 'messageId',
  type: 'text',
  label: 'Message ID',
  advanced: true,
  validate: { max: 100 },
  help: 'Segment counts an ID once within about 24 hours, whichever source it came from. Map something that is unique to the event and the same when the scenario runs again. Empty: made from the data when **Timestamp** has seconds, else random, so that a repeated run counts again.',
}
