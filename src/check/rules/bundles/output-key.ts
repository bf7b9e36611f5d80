import { closest } from '../../closest.ts'
import type { JsonNode } from '../../model/json-node.ts'
import { defineRule, type Report } from '../../rule.ts'
import { interfaceOf, type Level, outputsOf } from './shared-outputs.ts'

const moduleWith = (output: unknown) => ({
  modules: {
    addUser: {
      crud: 'create',
      api: { url: '/', response: { output } },
      interface: [
        { name: 'id', type: 'text', label: 'ID' },
        { name: 'name', type: 'text', label: 'Name' },
      ],
    },
  },
})

export default defineRule({
  code: 'output-key',
  title: 'The interface names everything that an output writes out.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/interface',
  good: [
    { reason: 'Both name the same.', app: moduleWith({ id: '{{body.id}}', name: '{{body.name}}' }) },
    { reason: 'What the answer has is not known here.', app: moduleWith('{{body}}') },
    { reason: 'What is laid out from a variable is not known either.', app: moduleWith({ '{{...}}': '{{body}}' }) },
  ],
  bad: [
    {
      reason: 'Users cannot map it before the module has run once.',
      app: moduleWith({ id: '{{body.id}}', mail: '{{body.mail}}' }),
      marks: '"mail"',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      for (const output of outputsOf(app, module).nodes) look(output, interfaceOf(module), report)
    }
  },
})

function look(output: JsonNode, level: Level, report: Report): void {
  if (level.isOpen) return
  for (const [name, member] of output.members) {
    const field = level.fields.get(name)
    if (field !== undefined) look(member, level.below(field), report)
    if (field !== undefined || name.includes('{{')) continue
    const near = closest(name, level.fields.keys())
    const fix = near === undefined ? 'Add it to the interface.' : `Add it to the interface, or write ${near}.`
    report(
      member.key ?? member,
      `The interface does not name ${JSON.stringify(name)}, so users cannot map it before the module has run once.`,
      fix,
    )
  }
}
