import type { Parameters } from '../../../src/authoring/generated/make-format.ts'
import { event, type SpecGroup } from './event.ts'
import { number, text } from './fields.ts'

const mail: Parameters = [text('email_id'), text('email_subject'), text('campaign_id'), text('campaign_name')]

/** The recipient stands in `context.traits.email`. https://www.twilio.com/docs/segment/connections/spec/email */
export const email: SpecGroup = {
  label: 'Email',
  events: [
    event('Email Bounced', ...mail),
    event('Email Delivered', ...mail),
    event('Email Link Clicked', ...mail, text('link_id'), text('link_url')),
    event('Email Marked as Spam', ...mail),
    event('Email Opened', ...mail),
    event('Unsubscribed', ...mail, text('list_id'), text('list_name')),
  ],
}

const conversation: Parameters = [
  text('agent_id'),
  text('agent_name'),
  text('agent_username'),
  text('conversation_id'),
  number('conversation_duration', 'Seconds.'),
  text('message_id'),
  text('message_body'),
]

/** https://www.twilio.com/docs/segment/connections/spec/live-chat */
export const liveChat: SpecGroup = {
  label: 'Live chat',
  events: [
    event('Live Chat Conversation Started', ...conversation),
    event('Live Chat Conversation Ended', ...conversation),
    event('Live Chat Message Sent', ...conversation),
    event('Live Chat Message Received', ...conversation),
  ],
}

/** https://www.twilio.com/docs/segment/connections/spec/ab-testing */
export const abTesting: SpecGroup = {
  label: 'A/B testing',
  events: [
    event(
      'Experiment Viewed',
      text('experiment_id'),
      text('experiment_name'),
      text('variation_id'),
      text('variation_name'),
    ),
  ],
}
