import { defineRule } from '../../rule.ts'

const chain = (...requests: object[]) => ({ modules: { get: { api: requests } } })

export default defineRule({
  code: 'spread-in-temp',
  title: 'The members of a collection are laid out in requests only, never in temp.',
  severity: 'advice',
  good: [
    {
      reason: 'The body lays them out.',
      app: chain({ url: '/', method: 'POST', body: { '{{...}}': '{{parameters.fields}}' } }),
    },
    {
      reason: 'Temp takes the collection as a whole.',
      app: chain({ temp: { all: '{{parameters.fields}}' } }, { url: '{{temp.all.a}}' }),
    },
  ],
  bad: [
    {
      reason: 'Nobody was seen to do this in temp.',
      app: chain({ temp: { all: { '{{...}}': '{{parameters.fields}}' } }, url: '{{temp.all.a}}' }),
      marks: '"{{...}}"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      for (const block of [request.directive('temp'), request.directive('response', 'temp')]) {
        for (const node of block?.all() ?? []) {
          if (typeof node.step !== 'string' || !/^\{\{\s*\.\.\.\s*\}\}$/.test(node.step)) continue
          const message = 'Members are laid out in temp here, which no public app does and Make does not document.'
          report(
            node.key ?? node,
            message,
            'Write the collection as it is, or join collections with toCollection and merge.',
          )
        }
      }
    }
  },
})
