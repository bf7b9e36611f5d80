import type { CheckedApp } from '../../model/app.ts'
import { beginningOf } from '../../model/file.ts'
import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

const webhooks = { events: { type: 'web', api: { output: '{{body}}' } } }

export default defineRule({
  code: 'no-readme',
  title: 'An app has a readme, and it says where the address of a webhook is entered.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/webhooks/dedicated/not-attached',
  good: [
    { reason: 'What users need to begin.', app: { modules: { send: {} }, readme: '# Mailer\n\nCreate an API key.' } },
    {
      reason: 'The address has to be copied, and the readme says where to.',
      app: { webhooks, readme: 'Copy the address of the webhook to Settings > Webhooks.' },
    },
    {
      reason: 'A webhook that attaches itself needs no help.',
      app: {
        webhooks: { events: { type: 'web', attach: { url: 'https://api.example.com/hooks' } } },
        readme: 'Create an API key.',
      },
    },
  ],
  bad: [
    { reason: 'It is empty.', app: { modules: { send: {} }, readme: '' }, marks: '' },
    {
      reason: 'The user has an address and does not know what to do with it.',
      app: { webhooks, readme: '# Mailer' },
      marks: '"events"',
    },
  ],
  check(app, report) {
    const readme = app.general.get('readme')
    const named = app.project.root?.at('generalCodeFiles', 'readme')
    if (readme === undefined || readme.text.trim() === '') {
      // null says that the readme is kept in Make, and a readme above the folder is not read here.
      const isElsewhere = readme === undefined && named !== undefined
      if (isElsewhere || app.components.length === 0) return
      const place = headOf(beginningOf(readme ?? app.project))
      report(
        place,
        'The app has no readme, which the reviewers of Make and the users of the app begin with.',
        'Say what the app does, and where users find their credentials.',
      )
      return
    }
    if (/webhook|web hook/i.test(readme.text) && /\b(?:URL|address|endpoint|link)\b/i.test(readme.text)) return
    for (const webhook of unattached(app)) {
      const message =
        'Users have to enter the address of this webhook in the service, and the readme does not say where.'
      report(webhook.place, message, 'Describe in the readme where the address of the webhook is entered.')
    }
  },
})

const unattached = (app: CheckedApp) =>
  app.all('webhook').filter((webhook) => webhook.type === 'web' && (webhook.section('attach')?.members.size ?? 0) === 0)
