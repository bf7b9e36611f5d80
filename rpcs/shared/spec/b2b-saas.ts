import type { Parameters } from '../../../src/authoring/generated/make-format.ts'
import { event, type SpecGroup } from './event.ts'
import { date, text } from './fields.ts'

const accountName = text('account_name')
const trial: Parameters = [date('trial_start_date'), date('trial_end_date'), text('trial_plan_name')]

/** The account stands in `context.groupId`. https://www.twilio.com/docs/segment/connections/spec/b2b-saas */
export const b2bSaas: SpecGroup = {
  label: 'B2B SaaS',
  events: [
    event('Account Created', accountName),
    event('Account Deleted', accountName),
    event(
      'Signed Up',
      text('type', 'The kind of signup, such as `organic`.'),
      text('first_name'),
      text('last_name'),
      text('email'),
      text('phone'),
      text('username'),
      text('title', 'The job title.'),
    ),
    event('Signed In', text('username')),
    event('Signed Out', text('username')),
    event(
      'Invite Sent',
      text('invitee_email'),
      text('invitee_first_name'),
      text('invitee_last_name'),
      text('invitee_role', 'The permission group of the invitee.'),
    ),
    event('Account Added User', text('role', 'The permission group of the user.')),
    event('Account Removed User'),
    event('Trial Started', ...trial),
    event('Trial Ended', ...trial),
  ],
}
