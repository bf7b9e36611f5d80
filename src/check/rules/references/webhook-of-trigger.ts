import { defineRule } from '../../rule.ts'

export default defineRule({
  code: 'webhook-of-trigger',
  title: 'Instant triggers have a webhook, and nothing else has.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules/instant-trigger',
  good: [
    {
      reason: 'The trigger starts when its webhook receives something.',
      app: { webhooks: { events: {} }, modules: { watch: { type: 'instant_trigger', webhook: 'events' } } },
    },
    { reason: 'An action waits for nothing.', app: { modules: { send: { type: 'action' } } } },
  ],
  bad: [
    {
      reason: 'Nothing could ever start it.',
      app: { modules: { watch: { type: 'instant_trigger' } } },
      marks: '"watch"',
    },
    {
      reason: 'An action does not start by itself.',
      app: { webhooks: { events: {} }, modules: { send: { type: 'action', webhook: 'events' } } },
      marks: '"events"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const webhook = module.metadata.get('webhook')
      const isInstant = module.type === 'instant_trigger'
      const hasOne = (webhook?.text ?? '') !== ''
      if (isInstant && !hasOne) {
        report(module.place, `${name(module.owner)} has no webhook, so nothing can start it.`, 'Name one in "webhook".')
      } else if (!isInstant && hasOne && webhook !== undefined) {
        report(webhook, `${name(module.owner)} is no instant trigger, so it has no use for a webhook.`, 'Write null.')
      }
    }
  },
})

const name = (owner: string): string => owner.charAt(0).toUpperCase() + owner.slice(1)
