import { closest } from '../../closest.ts'
import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { declaredNames, parametersOf } from '../../model/declared.ts'
import { nameOf, readsOfVariable } from '../../model/reads.ts'
import { defineRule } from '../../rule.ts'

const app = (url: string) => ({
  modules: { send: { expect: [{ name: 'message', type: 'text', label: 'Message' }, 'rpc://fields'], api: { url } } },
  rpcs: { fields: { api: { response: { output: [{ name: 'messages', type: 'number', label: 'Messages' }] } } } },
})

export default defineRule({
  code: 'misspelt-parameter',
  title: 'No parameter is read whose name is almost that of a field.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/mappable-parameters',
  good: [
    { reason: 'The field is called so.', app: app('/{{parameters.message}}') },
    { reason: 'The RPC that adds fields names it.', app: app('/{{parameters.messages}}') },
    {
      reason: 'It is like no other name, so it may well be a field that the RPC adds.',
      app: app('/{{parameters.colour}}'),
    },
  ],
  bad: [
    {
      reason: 'An RPC could add such a field, but it does not name it, and one letter is missing.',
      app: app('/{{parameters.mesage}}'),
      marks: 'parameters.mesage',
    },
  ],
  check(checked, report) {
    const names = new Map<Component | undefined, ReadonlySet<string>>()
    for (const read of readsOfVariable(checked, 'parameters')) {
      const {
        template,
        path: [name],
      } = read
      const { component } = template.request
      if (name === undefined || name.startsWith('__IMT')) continue
      // Where no RPC adds fields, a name that is not declared is an error, and another rule's.
      if (parametersOf(component, checked) !== 'open') continue
      const known = names.get(component) ?? new Set(declaredNames(component, checked))
      names.set(component, known)
      const near = known.has(name) ? undefined : closest(name, known)
      if (near === undefined || isNamedByRpc(name, checked)) continue
      const message = `No field is called "${name}", and no RPC names it, so ${nameOf(read)} is probably always empty.`
      report(template.spot(read.span), message, `Write ${near}, or declare a field "${name}".`)
    }
  },
})

const isNamedByRpc = (name: string, checked: CheckedApp): boolean =>
  checked.all('rpc').some(({ files }) => files.get('api')?.text.includes(`"${name}"`))
