import type { JsonNode } from '../../model/json-node.ts'
import { defineRule, type Report } from '../../rule.ts'
import { interfaceOf, type Level, outputsOf } from './shared-outputs.ts'

const moduleWith = (created: string, type = 'date') => ({
  modules: {
    addTask: {
      crud: 'create',
      api: { url: '/tasks', response: { output: { created } } },
      interface: [{ name: 'created', type, label: 'Created' }],
    },
  },
})

export default defineRule({
  code: 'date-unparsed',
  title: 'What an interface calls a date comes out as a date.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    { reason: 'parseDate makes a date of the text.', app: moduleWith('{{parseDate(body.created)}}') },
    { reason: 'A text stays a text.', app: moduleWith('{{body.created}}', 'text') },
  ],
  bad: [
    {
      reason: 'The answer has a text or a number, and comparing it with a date goes wrong.',
      app: moduleWith('{{body.created}}'),
      marks: '"{{body.created}}"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      for (const output of outputsOf(app, module).nodes) look(output, interfaceOf(module), report)
    }
  },
})

function look(output: JsonNode, level: Level, report: Report): void {
  for (const [name, member] of output.members) {
    const field = level.fields.get(name)
    if (field === undefined) continue
    if (field.type === 'date' && /^\{\{\s*(?:body|item|payload)\.[\w.`[\]]+\s*\}\}$/.test(member.text ?? '')) {
      const message = `The interface calls ${name} a date, but what the service answers is a text or a number.`
      report(member, message, 'Make a date of it with parseDate, with a format if it is not ISO 8601.')
    }
    look(member, level.below(field), report)
  }
}
