import { readsOf } from '../../model/reads.ts'
import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const module = { expect: [{ name: 'team', type: 'text', label: 'Team' }], api: { url: '/teams' } }

export default defineRule({
  code: 'base-parameters',
  title: 'Base reads the connection and the answer, not the fields of a module.',
  severity: 'advice',
  good: [
    {
      reason: 'Every module has the connection.',
      app: moduleWith(module, { base: { headers: { authorization: 'Bearer {{connection.apiKey}}' } } }),
    },
  ],
  bad: [
    {
      reason: 'A module without the field sends an empty header.',
      app: moduleWith(module, { base: { headers: { team: '{{parameters.team}}' } } }),
      marks: 'parameters.team',
    },
  ],
  check(app, report) {
    for (const template of app.base?.templates ?? []) {
      for (const read of readsOf(template)) {
        if (read.root !== 'parameters') continue
        const message =
          'Base reads the fields of whichever module runs, which no public app does and Make does not document.'
        report(template.spot(read.span), message, 'Write it in the requests of the modules that have the field.')
      }
    }
  },
})
