import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'
import { masks, sanitizedBy } from './shared-sinks.ts'

const base = { log: { sanitize: ['request.headers.authorization', 'request.qs.token'] } }
const moduleThatMasks = (...sanitize: string[]) => moduleWith({ api: { url: '/', log: { sanitize } } }, { base })

export default defineRule({
  code: 'narrowed-sanitize',
  title: 'A request with a `log.sanitize` of its own repeats the paths of base.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/advanced-inheritance',
  good: [
    {
      reason: 'The paths of base come first, then one more.',
      app: moduleThatMasks('request.headers.authorization', 'request.qs.token', 'request.body'),
    },
    { reason: 'A shorter path masks more.', app: moduleThatMasks('request.headers', 'request.qs') },
  ],
  bad: [
    {
      reason: 'Make does not say whether the list adds to that of base or replaces it.',
      app: moduleThatMasks('request.body'),
      marks: '"sanitize"',
    },
  ],
  check(app, report) {
    const ofBase = sanitizedBy(app.base?.node)
    for (const request of app.requests) {
      const list = request.directive('log', 'sanitize')
      if (request.section === 'base' || request.component?.kind === 'connection' || list === undefined) continue
      const lost = ofBase.flatMap(({ text = '' }) => {
        const steps = text.replaceAll('`', '').split('.')
        return list.items.some((one) => masks(one, steps)) ? [] : [`"${text}"`]
      })
      if (lost.length === 0) continue
      const message = `This list leaves out ${lost.join(', ')} of base, and Make does not say that both lists apply.`
      report(list.key ?? list, message, 'Repeat the paths of base here.')
    }
  },
})
