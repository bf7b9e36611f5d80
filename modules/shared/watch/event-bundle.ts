import type { Field, Parameters, Samples } from '../../../src/authoring/generated/make-format.ts'

const text = (name: string, label: string): Field => ({ name, type: 'text', label })
const date = (name: string, label: string): Field => ({ name, type: 'date', label })
const collection = (name: string, label: string): Field => ({ name, type: 'collection', label })

/** The fields of the bundle. What collections hold is the sender's own, so Make learns it from the first event. */
export const eventInterface: Parameters = [
  text('type', 'Type'),
  text('userId', 'User ID'),
  text('anonymousId', 'Anonymous ID'),
  text('groupId', 'Group ID'),
  text('previousId', 'Previous ID'),
  text('event', 'Event'),
  text('name', 'Name'),
  text('category', 'Category'),
  collection('traits', 'Traits'),
  collection('properties', 'Properties'),
  collection('context', 'Context'),
  collection('integrations', 'Integrations'),
  text('messageId', 'Message ID'),
  date('timestamp', 'Timestamp'),
  date('receivedAt', 'Received at'),
  date('sentAt', 'Sent at'),
  date('originalTimestamp', 'Original timestamp'),
  collection('raw', 'Raw event'),
]

const common = {
  userId: '97980cfea0067',
  anonymousId: '507f191e810c19729de860ea',
  event: 'Order Completed',
  properties: { order_id: '50314b8e9bcf', revenue: 25, currency: 'USD' },
  context: { ip: '203.0.113.7', locale: 'en-US' },
  integrations: {},
  messageId: '022bb90c-bbac-11e4-8dfc-aa07a5b093db',
  timestamp: '2026-02-23T22:28:54.387Z',
  receivedAt: '2026-02-23T22:28:55.387Z',
  sentAt: '2026-02-23T22:28:55.111Z',
  originalTimestamp: '2026-02-23T22:28:54.111Z',
}

/** What a Track event gives. */
export const eventSample: Samples = { type: 'track', ...common, raw: { type: 'track', ...common, version: 2 } }
