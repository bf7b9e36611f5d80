import { defineRule } from '../../rule.ts'

const webhookWith = (verification: object) => ({
  webhooks: { events: { type: 'web', api: { verification, output: '{{body}}' } } },
})
const respond = { status: 200, body: '{{query.challenge}}' }

export default defineRule({
  code: 'verification-without-condition',
  title: 'The verification of a webhook says which deliveries it is for.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/webhooks',
  good: [
    {
      reason: 'Only a delivery with a challenge is a handshake.',
      app: webhookWith({ condition: '{{if(query.challenge, true, false)}}', respond }),
    },
  ],
  bad: [
    {
      reason: 'Without a condition every delivery is a handshake, and no event ever arrives.',
      app: webhookWith({ respond }),
      marks: '"verification"',
    },
    { reason: 'The same in words.', app: webhookWith({ condition: true, respond }), marks: '"verification"' },
  ],
  check(app, report) {
    for (const webhook of app.all('webhook')) {
      for (const request of app.requestsOf(webhook, 'api')) {
        const verification = request.directive('verification')
        const condition = verification?.at('condition')
        if (verification === undefined || (condition !== undefined && !condition.isTrue)) continue
        const message = 'Every delivery counts as a handshake, so no event ever reaches a scenario.'
        report(
          verification.key ?? verification,
          message,
          'Add a condition that holds for handshakes only, such as {{if(query.challenge, true, false)}}.',
        )
      }
    }
  },
})
