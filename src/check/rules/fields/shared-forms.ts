import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { formOf, type Parameter } from '../../model/parameters.ts'

/** A form that a user fills in. */
export interface FilledForm {
  readonly component: Component
  readonly section: 'parameters' | 'expect'
  readonly parameters: readonly Parameter[]
}

/** Every form of an app that users fill in: of modules, connections and webhooks. That of an RPC is for its developer. */
export function formsIn(app: CheckedApp): FilledForm[] {
  const filled = app.components.filter(({ kind }) => kind === 'module' || kind === 'connection' || kind === 'webhook')
  return filled.flatMap((component) =>
    (['parameters', 'expect'] as const).map((section) => ({
      component,
      section,
      parameters: formOf(component.section(section)).parameters,
    })),
  )
}

/** Whether a field stands in the form itself, not below another one. */
export const isTop = ({ container, shownBy }: Parameter): boolean => container === undefined && shownBy === undefined

/** Fields that show something and take nothing. */
export const isDisplay = ({ type }: Parameter): boolean =>
  ['banner', 'html', 'markdown', 'separator', 'hidden'].includes(type)

/** Where a finding about a field points: at its name, where it has one. */
export const placeOf = ({ node }: Parameter) => node.at('name') ?? node
