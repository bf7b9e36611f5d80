import type { JsonNode } from '../../model/json-node.ts'
import { formOf } from '../../model/parameters.ts'
import type { Request } from '../../model/request.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'

/** The most characters of a directive, by its way in the request; `*` stands for a status or a request of OAuth. */
const most: readonly (readonly [path: readonly string[], characters: number])[] = [
  [['url'], 512],
  [['baseUrl'], 512],
  [['pagination', 'url'], 512],
  [['response', 'error'], 1024],
  [['response', 'error', 'message'], 1024],
  [['response', 'error', '*', 'message'], 1024],
  [['response', 'valid', 'message'], 1024],
  [['response', 'iterate'], 512],
  [['response', 'iterate', 'container'], 512],
  [['response', 'metadata', 'value'], 512],
]
/** Milliseconds that a request may take. */
const mostTime = 300_000

const baseWith = (base: object) => ({ base })

export default defineRule({
  code: 'over-limit',
  title: 'Addresses, messages and names are no longer than Make allows.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api',
  good: [
    { reason: 'Short.', app: baseWith({ baseUrl: 'https://api.example.com', timeout: 60_000 }) },
    { reason: 'A body can have any length.', app: baseWith({ body: { text: 'x'.repeat(2000) } }) },
  ],
  bad: [
    {
      reason: 'Make takes 512 characters, expressions included.',
      app: baseWith({ baseUrl: `https://example.com/${'x'.repeat(500)}` }),
      marks: '"baseUrl"',
    },
    {
      reason: 'A message has at most 1,024 characters.',
      app: baseWith({ response: { error: { 429: { message: 'x'.repeat(1025) } } } }),
      marks: '"message"',
    },
    { reason: 'Five minutes are the longest.', app: baseWith({ timeout: 300_001 }), marks: '"timeout"' },
    {
      reason: 'Nobody reads so long a label.',
      app: formWith({ name: 'to', label: 'x'.repeat(257) }),
      marks: '"label"',
    },
  ],
  check(app, report) {
    const tell = (node: JsonNode, limit: number): void => {
      const message = `This text has ${node.text?.length ?? 0} characters, and Make takes at most ${limit} here.`
      report(node.key ?? node, message, 'Make it shorter; what is long in an expression can move into temp.')
    }
    for (const request of app.requests) {
      for (const [path, limit] of most) {
        for (const node of nodesAt(request, path)) if ((node.text?.length ?? 0) > limit) tell(node, limit)
      }
      const timeout = request.directive('timeout')
      if ((timeout?.number ?? 0) > mostTime && timeout !== undefined) {
        report(timeout.key ?? timeout, `Make waits ${mostTime} milliseconds at most.`, `Write ${mostTime} or less.`)
      }
    }
    for (const component of app.components) {
      for (const section of ['parameters', 'expect', 'interface']) {
        for (const { node } of formOf(component.section(section)).parameters) {
          const [label, name] = [node.at('label'), node.at('name')]
          if (label !== undefined && (label.text?.length ?? 0) > 256) tell(label, 256)
          if (name !== undefined && (name.text?.length ?? 0) > 128) tell(name, 128)
        }
      }
    }
  },
})

function nodesAt({ node }: Request, path: readonly string[]): readonly JsonNode[] {
  return path.reduce<readonly JsonNode[]>(
    (nodes, step) => nodes.flatMap((one) => (step === '*' ? [...one.members.values()] : (one.at(step) ?? []))),
    [node],
  )
}
