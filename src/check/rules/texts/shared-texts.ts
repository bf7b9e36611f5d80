import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import type { JsonNode } from '../../model/json-node.ts'
import { formOf, type Parameter } from '../../model/parameters.ts'

/** A field with a text that users read. */
export interface TextOfField {
  readonly component: Component
  readonly parameter: Parameter
  readonly node: JsonNode
  readonly text: string
  readonly isInterface: boolean
}

const known = { label: new WeakMap<CheckedApp, TextOfField[]>(), help: new WeakMap<CheckedApp, TextOfField[]>() }

/** Every text that fields have under a key such as `label` or `help`, of forms and interfaces. */
export function textsOfFields(app: CheckedApp, key: 'label' | 'help'): readonly TextOfField[] {
  let texts = known[key].get(app)
  if (texts === undefined) known[key].set(app, (texts = findTexts(app, key)))
  return texts
}

function findTexts(app: CheckedApp, key: 'label' | 'help'): TextOfField[] {
  return app.components
    .filter(({ kind }) => kind === 'module' || kind === 'connection' || kind === 'webhook')
    .flatMap((component) =>
      ['parameters', 'expect', 'interface'].flatMap((section) =>
        formOf(component.section(section)).parameters.flatMap((parameter) => {
          const node = parameter.node.at(key)
          const text = node?.text?.trim() ?? ''
          if (node === undefined || text === '' || text.includes('{{')) return []
          return [{ component, parameter, node, text, isInterface: section === 'interface' }]
        }),
      ),
    )
}

/** A label or description of a module, and the like. */
export interface TextOfComponent {
  readonly component: Component
  readonly node: JsonNode
  readonly text: string
}

/** The texts that components of one kind have under a key of their metadata. */
export function textsOfComponents(
  app: CheckedApp,
  kind: 'module' | 'connection',
  key: 'label' | 'description',
): TextOfComponent[] {
  return app.all(kind).flatMap((component) => {
    const node = component.metadata.get(key)
    const text = node?.text?.trim() ?? ''
    return node === undefined || text === '' ? [] : [{ component, node, text }]
  })
}

/** The words of a label; what stands in parentheses, such as a unit, is none of them. */
export const wordsOf = (label: string): string[] =>
  label
    .replaceAll(/\([^()]*\)/g, ' ')
    .split(/\s+/)
    .filter(Boolean)

/** A text without what it quotes: code, links, emphasis. */
export const proseOf = (text: string): string =>
  text
    .replaceAll(/```[\s\S]*?```|`[^`]*`/g, ' ')
    .replaceAll(/\]\([^()]*\)|https?:\/\/\S+/g, '] ')
    .replaceAll(/<[^<>]*>/g, ' ')
