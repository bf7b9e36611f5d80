import { defineRule } from '../../rule.ts'

const webhookAt = (url: string) => ({
  base: { baseUrl: 'https://api.example.com' },
  webhooks: {
    events: { type: 'web', connection: 'mailer', attach: { url, method: 'POST', body: { url: '{{webhook.url}}' } } },
  },
})

export default defineRule({
  code: 'relative-attach',
  title: 'A webhook is attached and detached at a whole address.',
  severity: 'advice',
  good: [{ reason: 'It does not depend on base.', app: webhookAt('https://api.example.com/hooks') }],
  bad: [
    {
      reason:
        'Make does not document that webhooks inherit from base. Ten published apps rely on it; the author of one reports an invalid URL.',
      app: webhookAt('/hooks'),
      marks: '"/hooks"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      if (request.section !== 'attach' && request.section !== 'detach' && request.section !== 'update') continue
      const url = request.directive('url')
      if (url?.text === undefined || !/^\/|^\w+(?:\/|$)/.test(url.text)) continue
      const message = 'Make does not document that a webhook inherits the address and the headers of base.'
      report(url, message, 'Write the whole address, and the headers that it needs.')
    }
  },
})
