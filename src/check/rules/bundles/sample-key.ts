import { closest } from '../../closest.ts'
import type { JsonNode } from '../../model/json-node.ts'
import { defineRule, type Report } from '../../rule.ts'
import { interfaceOf, type Level } from './shared-outputs.ts'

const sampleOf = (samples: unknown) => ({
  modules: {
    addUser: {
      crud: 'create',
      interface: [
        { name: 'id', type: 'text', label: 'ID' },
        {
          name: 'address',
          type: 'collection',
          label: 'Address',
          spec: [{ name: 'city', type: 'text', label: 'City' }],
        },
        { name: 'raw', type: 'collection', label: 'Raw' },
      ],
      samples,
    },
  },
})

export default defineRule({
  code: 'sample-key',
  title: 'A sample has only what the interface names.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/samples',
  good: [
    { reason: 'Both name the same.', app: sampleOf({ id: 'u_1', address: { city: 'Oslo' } }) },
    { reason: 'A collection without fields can hold anything.', app: sampleOf({ raw: { any: 1 } }) },
  ],
  bad: [
    { reason: 'The name is another one.', app: sampleOf({ userId: 'u_1' }), marks: '"userId"' },
    { reason: 'Inside a collection, too.', app: sampleOf({ address: { town: 'Oslo' } }), marks: '"town"' },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const sample = module.section('samples')
      for (const bundle of sample?.type === 'array' ? sample.items : sample === undefined ? [] : [sample]) {
        look(bundle, interfaceOf(module), report)
      }
    }
  },
})

function look(value: JsonNode, level: Level, report: Report): void {
  if (level.isOpen) return
  for (const [name, member] of value.members) {
    const field = level.fields.get(name)
    if (field === undefined) {
      const near = closest(name, level.fields.keys())
      const fix =
        near === undefined
          ? 'Add it to the interface, or leave it out here.'
          : `Write ${near}, or add it to the interface.`
      report(member.key ?? member, `The sample shows ${JSON.stringify(name)}, which the interface does not name.`, fix)
    } else {
      for (const one of member.type === 'array' ? member.items : [member]) look(one, level.below(field), report)
    }
  }
}
