import type { Component } from '../../model/component.ts'
import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'
import { formWith } from '../shared-apps.ts'
import { proseOf, textsOfFields, wordsOf } from './shared-texts.ts'

const formOfTwo = (help: string) =>
  formWith(
    { name: 'id', type: 'text', label: 'Order ID' },
    { name: 'email', type: 'email', label: 'Customer email', help },
  )

export default defineRule({
  code: 'help-field-name',
  title: 'Help writes the names of other fields in bold.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/naming-conventions',
  good: [
    { reason: 'The name stands out as one.', app: formOfTwo('Needed when **Order ID** is empty.') },
    { reason: 'In lower case it is a thing, not the field.', app: formOfTwo('The email of the customer.') },
    {
      reason: 'One word may be any word.',
      app: formWith(
        { name: 'type', type: 'text', label: 'Type' },
        { name: 'b', type: 'text', label: 'Body', help: 'Type the text.' },
      ),
    },
  ],
  bad: [
    {
      reason: 'The user looks for the field.',
      app: formOfTwo('Needed when Order ID is empty.'),
      marks: '"Needed when Order ID is empty."',
    },
  ],
  check(app, report) {
    const known = new Map<Component, readonly string[]>()
    for (const { component, parameter, node, text, isInterface } of textsOfFields(app, 'help')) {
      if (isInterface) continue
      const labels = known.get(component) ?? namesIn(component)
      known.set(component, labels)
      const own = parameter.node.at('label')?.text?.trim()
      const candidates = labels.filter((label) => label !== own && text.includes(label))
      if (candidates.length === 0) continue
      const prose = proseOf(text).replaceAll(/\*\*[^*]*\*\*|__[^_]*__|\[[^[\]]*\]|"[^"]*"|“[^”]*”/g, ' ')
      const named = candidates.find((label) => mentions(prose, label))
      if (named === undefined) continue
      report(node, `The help speaks of the field ${named} as if that were any words.`, `Write **${named}**.`)
    }
  },
})

/** The labels of a form that can be told from the words of a sentence: they have several words, and a capital. */
function namesIn(component: Component): readonly string[] {
  const section = component.section('expect') ?? component.section('parameters')
  const labels = formOf(section).parameters.map(({ node }) => node.at('label')?.text?.trim() ?? '')
  return [...new Set(labels)].filter((label) => wordsOf(label).length > 1 && /^[A-Z]/.test(label))
}

/** Whether a text has a label inside a sentence; at its beginning every word has a capital. */
function mentions(prose: string, label: string): boolean {
  const at = prose.indexOf(label)
  if (at === -1 || /[\p{L}\p{N}]/u.test(prose[at + label.length] ?? '')) return false
  return /[\p{L}\p{N},]\s+$/u.test(prose.slice(0, at))
}
