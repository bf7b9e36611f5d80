import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { webhookShape } from '../../model/declared.ts'
import { nameOf, readsOfVariable } from '../../model/reads.ts'
import { followed, joined, type Shape } from '../../model/written-temp.ts'
import { defineRule } from '../../rule.ts'

const app = (url: string) => ({
  webhooks: {
    events: {
      attach: {
        url: 'https://a.example/hooks',
        body: { url: '{{webhook.url}}' },
        response: { data: { hookId: '{{body.id}}' } },
      },
      detach: { url, method: 'DELETE' },
    },
  },
})

/** What Make itself knows of a webhook. */
const known: Shape = new Map(['id', 'url', 'name'].map((name) => [name, 'open']))

export default defineRule({
  code: 'unstored-webhook-value',
  title: 'Every value of a webhook that is read is stored when it is attached.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/webhooks/dedicated/attached',
  good: [{ reason: 'Attaching stores it in response.data.', app: app('https://a.example/hooks/{{webhook.hookId}}') }],
  bad: [
    {
      reason: 'It is stored under another name.',
      app: app('https://a.example/hooks/{{webhook.externalId}}'),
      marks: 'webhook.externalId',
    },
  ],
  check(checked, report) {
    for (const read of readsOfVariable(checked, 'webhook')) {
      const { template } = read
      if (read.path.length === 0) continue
      const webhooks = webhooksOf(template.request.component, checked)
      if (webhooks.length === 0) continue
      const shape = webhooks.map((one) => webhookShape(one, checked)).reduce(joined, known)
      if (followed(shape, read.path).length === read.path.length) continue
      const message = `Neither the form nor response.data of attach in ${webhooks.map(({ owner }) => owner).join(' and ')} gives ${nameOf(read)}, so this is always empty.`
      report(template.spot(read.span), message, 'Store it in response.data of attach, or correct the name.')
    }
  },
})

/** The webhook of a component; of an RPC, which any trigger may call, all of them. */
function webhooksOf(component: Component | undefined, app_: CheckedApp): readonly Component[] {
  if (component?.kind === 'webhook') return [component]
  const own = app_.find('webhook', component?.said('webhook'))
  return own === undefined ? app_.all('webhook') : [own]
}
