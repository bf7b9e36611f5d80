import type { Field } from '../../../src/authoring/generated/make-format.ts'
import { event, type SpecGroup } from './event.ts'
import { group, text, yesOrNo } from './fields.ts'

const version = text('version', 'The version of the app.')
const build = text('build', 'The build of the app.')
const provider = text('provider', 'Who attributed it.')
const action = text('action', 'What the user chose, such as `Accept`.')
const url = text('url')
const campaign: Field = group('campaign', ['name', 'medium', 'content', 'source'])

/** https://www.twilio.com/docs/segment/connections/spec/mobile */
export const mobile: SpecGroup = {
  label: 'Mobile',
  events: [
    event('Application Installed', version, build),
    event(
      'Application Opened',
      yesOrNo('from_background', 'Whether the app was running in the background.'),
      url,
      text('referring_application', 'The app that opened this one.'),
      version,
      build,
    ),
    event('Application Updated', text('previous_version'), text('previous_build'), version, build),
    event('Application Backgrounded'),
    event('Application Foregrounded'),
    event('Application Uninstalled'),
    event('Application Crashed'),
    event(
      'Install Attributed',
      provider,
      group('campaign', ['source', 'name', 'medium', 'content', 'ad_creative', 'ad_group']),
    ),
    event('Push Notification Received', campaign),
    event('Push Notification Tapped', action, campaign),
    event('Push Notification Bounced', action, campaign),
    event('Deep Link Opened', provider, url),
    event('Deep Link Clicked', provider, url),
  ],
}
