import { readsOf } from '../../model/reads.ts'
import { defineRule } from '../../rule.ts'

const chain = (...requests: object[]) => ({ modules: { get: { api: requests } } })

export default defineRule({
  code: 'unused-temp',
  title: 'Every value that is written to temp is read.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/temp',
  good: [
    { reason: 'The url reads it.', app: chain({ temp: { path: '/a' }, url: '{{temp.path}}' }) },
    { reason: 'All of temp is handed on.', app: chain({ temp: { path: '/a' }, url: '/', body: '{{temp}}' }) },
    {
      reason: 'Base reads it.',
      app: { base: { headers: { team: '{{temp.team}}' } }, ...chain({ temp: { team: 1 }, url: '/' }) },
    },
  ],
  bad: [{ reason: 'Nothing reads it.', app: chain({ temp: { path: '/a' }, url: '/a' }), marks: '"path"' }],
  check(app, report) {
    const inBase = app.base?.templates.flatMap(readsOf) ?? []
    for (const component of app.components) {
      const requests = app.requestsOf(component)
      const reads = [...inBase, ...requests.flatMap(({ templates }) => templates.flatMap(readsOf))].filter(
        ({ root }) => root === 'temp',
      )
      const isRead = (name: string): boolean => reads.some(({ path }) => path.length === 0 || path[0] === name)
      for (const request of requests) {
        for (const block of [request.directive('temp'), request.directive('response', 'temp')]) {
          for (const [name, node] of block?.members ?? []) {
            if (name.includes('{{') || isRead(name)) continue
            const message = `Nothing in ${component.owner} reads temp.${name}.`
            report(node.key ?? node, message, 'Remove it, or read it where it is needed.')
          }
        }
      }
    }
  },
})
