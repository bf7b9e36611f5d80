import type { Node } from '../../../iml/ast.ts'
import { defineRule } from '../../rule.ts'
import type { PlacedTemplate } from '../../model/request.ts'

const readWith = (response: unknown) => ({ modules: { getUser: { crud: 'read', api: { url: '/users', response } } } })

export default defineRule({
  code: 'unguarded-first',
  title: 'A module that gets one of several says so when there is none.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/modules',
  good: [
    {
      reason: 'An empty list is an error with words of its own.',
      app: readWith({
        output: '{{first(body.users)}}',
        valid: { condition: '{{length(body.users) > 0}}', message: 'There is no such user.', type: 'DataError' },
      }),
    },
    { reason: 'One thing at one address: the service answers 404 by itself.', app: readWith({ output: '{{body}}' }) },
    {
      reason: 'The first address of a user is a part of what was found.',
      app: readWith({ output: { city: '{{first(body.addresses).city}}' } }),
    },
  ],
  bad: [
    {
      reason: 'Nothing comes out, and the user believes that there is such a user.',
      app: readWith({ output: '{{first(body.users)}}' }),
      marks: 'first(body.users)',
    },
    { reason: 'The same as a path.', app: readWith({ output: '{{body.users[1]}}' }), marks: 'body.users[1]' },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      if (module.type !== 'action' || module.said('actionCrud') !== 'read') continue
      const requests = app.requestsOf(module, 'api')
      if (requests.some((request) => request.directive('response', 'valid') !== undefined)) continue
      for (const template of requests.flatMap(({ templates }) => templates)) {
        const whole = template.directive.join('.') === 'response.output' ? takesFirst(template) : undefined
        if (whole === undefined) continue
        const message =
          'When the list is empty this gives nothing, and the scenario goes on as if something had been found.'
        report(
          template.spot(whole),
          message,
          'Add response.valid with a condition such as {{length(body.users) > 0}} and a message.',
        )
      }
    }
  },
})

/** The expression, when a template is one that gives the first item of a list in the answer. */
function takesFirst({ ast }: PlacedTemplate): Node | undefined {
  const [part] = ast?.parts ?? []
  if (part?.type !== 'interpolation' || ast?.parts.length !== 1) return undefined
  const { expression } = part
  const [list] = expression.type === 'call' ? expression.arguments : []
  if (expression.type === 'call' && expression.name === 'first' && list !== undefined)
    return isOfBody(list) ? expression : undefined
  const last = expression.type === 'access' ? expression.steps.at(-1)?.type : undefined
  return (last === 'first' || last === 'index') && isOfBody(expression) ? expression : undefined
}

function isOfBody(node: Node): boolean {
  if (node.type === 'access') return isOfBody(node.object)
  return node.type === 'variable' && node.name === 'body'
}
