import type { Node } from '../../../iml/ast.ts'
import type { Template } from '../../model/template.ts'
import { defineRule } from '../../rule.ts'

const get = (request: object) => ({ modules: { get: { api: { url: '/', ...request } } } })

/** Directives that decide something, by their end. */
const deciding: readonly string[][] = [
  ['condition'],
  ['condition', 'condition'],
  ['response', 'valid'],
  ['response', 'valid', 'condition'],
  ['response', 'iterate', 'condition'],
  ['pagination', 'condition'],
  ['repeat', 'condition'],
  ['verification', 'condition'],
]

export default defineRule({
  code: 'constant-condition',
  title: 'Every condition depends on something.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests',
  good: [
    { reason: 'It depends on what was filled in.', app: get({ condition: '{{parameters.id > 0}}' }) },
    { reason: 'It depends on the answer.', app: get({ response: { valid: '{{statusCode = 200}}' } }) },
  ],
  bad: [
    { reason: 'It always holds.', app: get({ condition: '{{1 = 1}}' }), marks: '1 = 1' },
    { reason: 'A page would follow for ever.', app: get({ pagination: { condition: '{{true}}' } }), marks: 'true' },
    {
      reason: 'A text holds, whatever it says.',
      app: get({ response: { valid: "{{'body.ok'}}" } }),
      marks: "'body.ok'",
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      for (const template of request.templates) {
        const path = template.directive.filter((step) => typeof step === 'string')
        if (!deciding.some((one) => one.length === path.length && one.every((step, at) => step === path[at]))) continue
        const [part, ...others] = template.ast?.parts ?? []
        if (part?.type !== 'interpolation' || others.length > 0 || dependsOnSomething(template)) continue
        const message = 'Nothing in this condition can change, so it decides the same each time.'
        report(
          template.spot(part.expression),
          message,
          'Compare a value of the form, the answer or temp, or remove it.',
        )
      }
    }
  },
})

const changing: ReadonlySet<string> = new Set(['now', 'timestamp', 'random', 'uuid', 'executionId'])

function dependsOnSomething(template: Template): boolean {
  let found = false
  template.visit((node: Node) => {
    if (node.type === 'variable' || (node.type === 'keyword' && changing.has(node.name))) found = true
  })
  return found
}
