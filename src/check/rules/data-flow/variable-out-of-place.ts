import { readsOf } from '../../model/reads.ts'
import { variables } from '../../model/variables.ts'
import { defineRule } from '../../rule.ts'

const search = (request: object) => ({ modules: { list: { type: 'search', api: { url: '/items', ...request } } } })

export default defineRule({
  code: 'variable-out-of-place',
  title: 'Every variable is read where Make sets it.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules',
  good: [
    {
      reason: 'item is there for each item, body once there is an answer.',
      app: search({ response: { iterate: '{{body.items}}', output: '{{item}}' } }),
    },
    { reason: 'wrapper changes all of the output.', app: search({ response: { wrapper: '{{output}}' } }) },
    {
      reason: 'A page is there where there are pages.',
      app: search({ pagination: { qs: { page: '{{pagination.page}}' } } }),
    },
    {
      reason: 'A later request of a chain can look at an earlier answer.',
      app: { modules: { get: { api: [{ url: '/a' }, { url: '/{{body.id}}' }] } } },
    },
    {
      reason: 'Base looks at the answers of all requests.',
      app: { base: { response: { error: { message: '{{body.error}}' } } } },
    },
    {
      reason: 'A webhook looks at what it received.',
      app: {
        webhooks: { events: { api: { condition: "{{method = 'POST'}}", iterate: '{{body}}', output: '{{item}}' } } },
      },
    },
    {
      reason: 'An instant trigger looks at what its webhook received.',
      app: { modules: { watch: { type: 'instant_trigger', api: { response: { output: '{{payload}}' } } } } },
    },
  ],
  bad: [
    { reason: 'Nothing is iterated.', app: search({ response: { output: '{{item.id}}' } }), marks: 'item.id' },
    {
      reason: 'The list itself is chosen before there is an item.',
      app: search({ response: { iterate: '{{item.rows}}' } }),
      marks: 'item.rows',
    },
    { reason: 'There is no answer yet.', app: search({ qs: { after: '{{body.cursor}}' } }), marks: 'body.cursor' },
    {
      reason: 'A step without url gets no answer.',
      app: { modules: { sum: { api: { response: { output: '{{body}}' } } } } },
      marks: 'body',
    },
    {
      reason: 'output is there for wrapper only.',
      app: search({ response: { output: '{{output}}' } }),
      marks: 'output',
    },
    { reason: 'There are no pages.', app: search({ qs: { page: '{{pagination.page}}' } }), marks: 'pagination.page' },
    {
      reason: 'Only an instant trigger has a payload.',
      app: search({ qs: { id: '{{payload.id}}' } }),
      marks: 'payload.id',
    },
    {
      reason: 'A webhook receives without a connection.',
      app: { webhooks: { events: { api: { condition: '{{headers.secret = connection.secret}}' } } } },
      marks: 'connection.secret',
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const { root, span } of readsOf(template)) {
        const variable = variables.get(root)
        if (variable?.isThere === undefined || variable.isThere({ template, request: template.request, app })) continue
        const message = `The variable ${root} is there ${variable.when}, so this is empty.`
        report(template.spot(span), message, fixes[root] ?? 'Move the expression, or read something else.')
      }
    }
  },
})

const fixes: Readonly<Record<string, string>> = {
  body: 'Read it in response, or keep it in response.temp for a later request.',
  headers: 'Read it in response, or keep it in response.temp for a later request.',
  statusCode: 'Read it in response, or keep it in response.temp for a later request.',
  item: 'Add response.iterate, or read body.',
  output: 'Write body, item or the members one by one.',
  pagination: 'Add pagination to the request.',
  connection: 'Give the webhook a field of its own, and read parameters.',
}
