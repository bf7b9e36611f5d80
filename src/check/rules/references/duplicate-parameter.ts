import { formOf, type Parameter } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'

const text = (name: string) => ({ name, type: 'text', label: 'Text' })
const choice = (...options: unknown[]) => ({ name: 'kind', type: 'select', label: 'Kind', options })
const form = (...expect: unknown[]) => ({ modules: { send: { expect } } })

export default defineRule({
  code: 'duplicate-parameter',
  title: 'No two fields that can show together have one name.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/mappable-parameters',
  good: [
    { reason: 'The names differ.', app: form(text('from'), text('to')) },
    {
      reason: 'Only one of two options is chosen, so only one of the two fields shows.',
      app: form(
        choice({ label: 'A', value: 'a', nested: [text('to')] }, { label: 'B', value: 'b', nested: [text('to')] }),
      ),
    },
    {
      reason: 'What a collection holds has a space of its own.',
      app: form(text('to'), { name: 'copy', type: 'collection', label: 'Copy', spec: [text('to')] }),
    },
  ],
  bad: [
    { reason: 'One value replaces the other.', app: form(text('to'), text('to')), marks: '"to"' },
    {
      reason: 'A nested field is a sibling of all others in the values.',
      app: form(text('to'), choice({ label: 'A', value: 'a', nested: [text('to')] })),
      marks: '"to"',
    },
    {
      reason: 'Static and mappable parameters share one space.',
      app: { modules: { send: { parameters: [text('to')], expect: [text('to')] } } },
      marks: '"to"',
    },
    {
      reason: 'Within a collection, names differ, too.',
      app: form({ name: 'copy', type: 'collection', label: 'Copy', spec: [text('to'), text('to')] }),
      marks: '"to"',
    },
    {
      reason: 'Two fields of an interface with one name are one.',
      app: { modules: { get: { interface: [text('id'), text('id')] } } },
      marks: '"id"',
    },
  ],
  check(app, report) {
    for (const component of app.components) {
      const fields = (sections: readonly string[]): Parameter[] =>
        sections.flatMap((section) => [...formOf(component.section(section)).parameters])
      for (const space of [fields(['parameters', 'expect']), fields(['interface'])]) {
        const byName = new Map<string, Parameter[]>()
        for (const field of space) {
          if (field.name === undefined) continue
          const namesakes = byName.get(field.name) ?? []
          const isClash = namesakes.some((other) => clash(field, other))
          namesakes.push(field)
          byName.set(field.name, namesakes)
          if (!isClash) continue
          const message = `Another field "${field.name}" can show at the same time, and one value replaces the other.`
          report(field.node.at('name') ?? field.node, message, 'Give one of the two another name.')
        }
      }
    }
  },
})

function clash(one: Parameter, other: Parameter): boolean {
  return one.name === other.name && one.container === other.container && !isEither(one, other)
}

/** Whether two options of one field that takes one choice decide between them. */
function isEither(one: Parameter, other: Parameter): boolean {
  const choices = choicesOf(one)
  return choicesOf(other).some(({ by, option }) =>
    choices.some((own) => own.by === by && own.option !== option && !(by.node.at('multiple')?.isTrue ?? false)),
  )
}

/** The choices that have to be made for a field to show. */
function choicesOf(field: Parameter): { by: Parameter; option: unknown }[] {
  if (field.shownBy === undefined) return []
  const own = field.shownByOption === undefined ? [] : [{ by: field.shownBy, option: field.shownByOption }]
  return [...own, ...choicesOf(field.shownBy)]
}
