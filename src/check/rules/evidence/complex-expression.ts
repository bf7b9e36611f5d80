import type { Node } from '../../../iml/ast.ts'
import type { Template } from '../../model/template.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

/** The longest and the deepest expression of the public apps that were counted. */
const mostCharacters = 550
const mostCalls = 7
const mostReplaces = 2

const nested = (name: string, depth: number): string =>
  depth === 0 ? 'parameters.text' : `${name}(${nested(name, depth - 1)}${name === 'replace' ? ", 'a', 'b'" : ''})`

export default defineRule({
  code: 'complex-expression',
  title: 'Expressions are no longer and no deeper than those of apps that run in Make.',
  severity: 'advice',
  good: [
    { reason: 'It has seven calls inside each other.', app: sending(`{{${nested('trim', mostCalls)}}}`) },
    { reason: 'Two replace stand inside each other.', app: sending(`{{${nested('replace', mostReplaces)}}}`) },
    { reason: 'Text around expressions does not count.', app: sending(`${'a'.repeat(600)}{{parameters.text}}`) },
  ],
  bad: [
    {
      reason: 'It has more characters than any other.',
      app: sending(`{{parameters.text + '${'a'.repeat(mostCharacters)}'}}`),
      marks: `parameters.text + '${'a'.repeat(mostCharacters)}'`,
    },
    {
      reason: 'Nobody can read eight calls inside each other.',
      app: sending(`{{${nested('trim', mostCalls + 1)}}}`),
      marks: nested('trim', mostCalls + 1),
    },
    {
      reason: 'A third replace goes around two.',
      app: sending(`{{${nested('replace', mostReplaces + 1)}}}`),
      marks: nested('replace', mostReplaces + 1),
    },
  ],
  check(app, report) {
    for (const template of app.templates) {
      for (const part of template.ast?.parts ?? []) {
        if (part.type === 'plain') continue
        const problem = problemOf(part.expression, template)
        if (problem === undefined) continue
        const message = `${problem}; no public app that runs in Make was seen to have more than ${mostCharacters} characters, ${mostCalls} calls inside each other or ${mostReplaces} replace.`
        report(
          template.spot(part.expression),
          message,
          'Name parts of it in temp of an earlier step, or leave work to the user.',
        )
      }
    }
  },
})

function problemOf(expression: Node & { start: number; end: number }, template: Template): string | undefined {
  const characters = expression.end - expression.start
  if (characters > mostCharacters) return `This expression has ${characters} characters`
  let calls = 0
  let replaces = 0
  template.visit((node, ancestors) => {
    if (node.start < expression.start || node.end > expression.end) return
    const names = [...ancestors, node].flatMap((one) => (one.type === 'call' ? [one.name] : []))
    calls = Math.max(calls, names.length)
    replaces = Math.max(replaces, names.filter((name) => name === 'replace').length)
  })
  if (calls > mostCalls) return `This expression has ${calls} calls inside each other`
  return replaces > mostReplaces ? `This expression has ${replaces} replace inside each other` : undefined
}
