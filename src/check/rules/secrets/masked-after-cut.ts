import type { Argument } from '../../../iml/ast.ts'
import { walk } from '../../../iml/walk.ts'
import { readsOf } from '../../model/reads.ts'
import { secretsFor } from '../../model/secret-sources.ts'
import { defineRule } from '../../rule.ts'
import { moduleWith } from '../shared-apps.ts'

const failing = (message: string) => moduleWith({ api: { url: '/', response: { error: { message } } } })

export default defineRule({
  code: 'masked-after-cut',
  title: 'A text is cut after secrets are taken out of it, not before.',
  severity: 'error',
  good: [
    {
      reason: 'The whole key is found, then the text is cut.',
      app: failing("{{substring(replace(body.message, connection.apiKey, '***'), 0, 300)}}"),
    },
    {
      reason: 'A text that holds the key is not shown at all.',
      app: failing("{{if(contains(body.message, connection.apiKey), 'hidden', substring(body.message, 0, 300))}}"),
    },
  ],
  bad: [
    {
      reason: 'A key at the end of the piece is cut, and what is left of it is not found.',
      app: failing("{{replace(substring(body.message, 0, 300), connection.apiKey, '***')}}"),
      marks: "replace(substring(body.message, 0, 300), connection.apiKey, '***')",
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const secrets = secretsFor(app, request.component).map(({ name }) => name)
      if (secrets.length === 0) continue
      for (const template of request.templates) {
        const spans = readsOf(template)
          .filter(({ root, path }) => secrets.includes([root, ...path].join('.')))
          .map(({ span }) => span)
        for (const call of template.nodes('call')) {
          const [text, wanted] = call.arguments
          const isMasked = wanted !== undefined && spans.some((span) => isIn(span, wanted))
          if (call.name !== 'replace' || text === undefined || !isMasked || !cuts(text)) continue
          const message =
            'The text is cut before the secret is taken out of it, so that a part of the secret may be left.'
          report(template.spot(call), message, 'Replace the secret first, and cut the result.')
        }
      }
    }
  },
})

const isIn = (inner: { start: number; end: number }, outer: Argument): boolean =>
  inner.start >= outer.start && inner.end <= outer.end

function cuts(text: Argument): boolean {
  if (text.type === 'empty') return false
  let found = false
  walk(text, (node) => {
    if (node.type === 'call' && node.name === 'substring') found = true
  })
  return found
}
