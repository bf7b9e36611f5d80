import type { JsonNode } from '../../model/json-node.ts'
import { defineRule, type Report } from '../../rule.ts'
import { interfaceOf, type Level, outputsOf } from './shared-outputs.ts'

const moduleWith = (output: unknown, more: object = {}) => ({
  modules: {
    addUser: {
      crud: 'create',
      api: { url: '/', response: { output, ...more } },
      interface: [
        { name: 'id', type: 'text', label: 'ID' },
        { name: 'name', type: 'text', label: 'Name' },
      ],
    },
  },
})

export default defineRule({
  code: 'unfilled-field',
  title: 'Something fills in every field of an interface.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/interface',
  good: [
    { reason: 'Both are filled in.', app: moduleWith({ id: '{{body.id}}', name: '{{body.name}}' }) },
    { reason: 'The answer may have both.', app: moduleWith('{{body}}') },
    { reason: 'The rest comes from the answer.', app: moduleWith({ '{{...}}': '{{body}}', id: '{{body.uuid}}' }) },
    { reason: 'The wrapper shapes what comes out.', app: moduleWith({ id: 1 }, { wrapper: '{{output}}' }) },
  ],
  bad: [{ reason: 'Who maps it gets nothing, always.', app: moduleWith({ id: '{{body.id}}' }), marks: '"name"' }],
  check(app, report) {
    for (const module of app.all('module')) {
      const { nodes, hasOthers } = outputsOf(app, module)
      if (!hasOthers && nodes.length > 0) look(nodes, interfaceOf(module), report)
    }
  },
})

function look(outputs: readonly JsonNode[], level: Level, report: Report): void {
  const isKnown = outputs.every(
    ({ type, members }) => type === 'object' && ![...members.keys()].some((key) => key.includes('{{')),
  )
  if (level.isOpen || !isKnown) return
  for (const [name, field] of level.fields) {
    const values = outputs.flatMap((output) => output.at(name) ?? [])
    if (values.length > 0) look(values, level.below(field), report)
    else
      report(
        field.node.at('name') ?? field.node,
        'No output of this module has this field, so whoever maps it gets nothing.',
        'Add it to the output, or remove it here.',
      )
  }
}
