import { closest } from '../../closest.ts'
import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { parametersOf } from '../../model/declared.ts'
import { nameOf, readsOfVariable } from '../../model/reads.ts'
import { rpcAddressesIn } from '../../model/rpc-address.ts'
import { followed, type Shape } from '../../model/written-temp.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

const person = {
  name: 'person',
  type: 'collection',
  label: 'Person',
  spec: [{ name: 'email', type: 'email', label: 'Email' }],
}
const greeting = (text: string) => ({ modules: { greet: { expect: [person], api: { url: '/greet', qs: { text } } } } })

const choice = {
  name: 'by',
  type: 'select',
  label: 'By',
  options: [{ label: 'ID', value: 'id', nested: [{ name: 'id', type: 'text', label: 'ID' }] }],
}

export default defineRule({
  code: 'undeclared-parameter',
  title: 'Every parameter that is read is declared.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/mappable-parameters',
  good: [
    { reason: 'The form has a field of this name.', app: sending('{{parameters.text}}') },
    { reason: 'What a collection holds is reached through it.', app: greeting('{{parameters.person.email}}') },
    {
      reason: 'A nested field is a sibling in the values.',
      app: { modules: { get: { expect: [choice], api: { url: '/{{parameters.id}}' } } } },
    },
    {
      reason: 'An RPC adds fields whose names nobody knows here.',
      app: {
        modules: { send: { expect: ['rpc://fields'], api: { url: '/', body: '{{parameters.anything}}' } } },
        rpcs: { fields: { api: {} } },
      },
    },
    {
      reason: 'An RPC has the parameters of its callers, and those of its address.',
      app: {
        modules: {
          send: {
            expect: [
              { name: 'list', type: 'text', label: 'List' },
              { name: 'to', type: 'select', label: 'To', options: 'rpc://people?all=1' },
            ],
          },
        },
        rpcs: { people: { api: { url: '/{{parameters.list}}', qs: { all: '{{parameters.all}}' } } } },
      },
    },
  ],
  bad: [
    { reason: 'The name is misspelt.', app: sending('{{parameters.txet}}'), marks: 'parameters.txet' },
    {
      reason: 'The collection has no such member.',
      app: greeting('{{parameters.person.mail}}'),
      marks: 'parameters.person.mail',
    },
    {
      reason: 'A nested field is no child of the field that shows it.',
      app: { base: {}, modules: { get: { expect: [choice], api: { url: '/{{parameters.by_id}}' } } } },
      marks: 'parameters.by_id',
    },
    {
      reason: 'No module of the app has what base reads.',
      app: { ...sending('a'), base: { headers: { 'x-team': '{{parameters.team}}' } } },
      marks: 'parameters.team',
    },
    {
      reason: 'The form of a connection is its own.',
      app: {
        connections: {
          main: {
            parameters: [{ name: 'key', type: 'password', label: 'Key' }],
            api: { url: 'https://a.example/{{parameters.kye}}' },
          },
        },
      },
      marks: 'parameters.kye',
    },
  ],
  check(app, report) {
    for (const read of readsOfVariable(app, 'parameters')) {
      const { template } = read
      const [name] = read.path
      // Make itself adds names such as __IMTCONN__.
      if (name === undefined || name.startsWith('__IMT')) continue
      if (isUncalled(template.request.component, app)) continue
      const shape = parametersOf(template.request.component, app)
      const known = followed(shape, read.path)
      if (known.length === read.path.length) continue
      const wrong = read.path[known.length] ?? ''
      const owner = template.request.component?.owner ?? 'any module or RPC'
      const declaredBy = known.length === 0 ? `the form of ${owner}` : `"${known.join('.')}"`
      const message = `There is no field "${wrong}" in ${declaredBy}, so ${nameOf(read)} is always empty.`
      report(template.spot(read.span), message, fixFor(wrong, memberNames(shape, known)))
    }
  },
})

/** What an RPC gets is for its callers to say, and one that nobody calls is another rule's. */
const isUncalled = (component: Component | undefined, app: CheckedApp): boolean =>
  component?.kind === 'rpc' && !rpcAddressesIn(app).some(({ name }) => name === component.name)

function memberNames(shape: Shape, path: readonly string[]): string[] {
  let reached: Shape | undefined = shape
  for (const name of path) reached = reached === 'open' ? undefined : reached?.get(name)
  return reached === undefined || reached === 'open' ? [] : [...reached.keys()]
}

function fixFor(name: string, known: readonly string[]): string {
  const near = closest(name, known)
  return near === undefined
    ? `Declare a field "${name}", or read another one.`
    : `Write ${near}, or declare a field "${name}".`
}
