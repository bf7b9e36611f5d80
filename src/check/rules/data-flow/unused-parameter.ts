import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { formOf, pathOf } from '../../model/parameters.ts'
import { rpcAddressesIn } from '../../model/rpc-address.ts'
import { allWays, waysReaching } from '../../model/usage.ts'
import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

const to = { name: 'to', type: 'text', label: 'To' }
const person = {
  name: 'person',
  type: 'collection',
  label: 'Person',
  spec: [{ name: 'email', type: 'email', label: 'Email' }],
}
const module = (expect: unknown[], body: unknown) => ({
  modules: { send: { expect, api: { url: '/', method: 'POST', body } } },
})

/** Fields that only show something, and one that Make fills in for itself. */
const shown = new Set(['banner', 'html', 'markdown', 'separator', 'hidden'])

export default defineRule({
  code: 'unused-parameter',
  title: 'Every field that the user can fill in is used.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/mappable-parameters',
  good: [
    { reason: 'The request reads it.', app: module([to], '{{parameters.to}}') },
    { reason: 'All parameters are sent.', app: module([to], '{{parameters}}') },
    { reason: 'The collection is sent with all that it holds.', app: module([person], '{{parameters.person}}') },
    { reason: 'Base reads it.', app: { ...module([to], {}), base: { qs: { to: '{{parameters.to}}' } } } },
    {
      reason: 'It only decides which further fields are shown, and those are used.',
      app: module(
        [{ name: 'kind', type: 'select', label: 'Kind', options: [{ label: 'One', value: 1, nested: [to] }] }],
        '{{parameters.to}}',
      ),
    },
    {
      reason: 'The RPC that another field calls gets it.',
      app: {
        modules: {
          send: {
            expect: [
              { name: 'team', type: 'text', label: 'Team' },
              { ...to, type: 'select', options: 'rpc://people' },
            ],
            api: { url: '/{{parameters.to}}' },
          },
        },
        rpcs: { people: { api: { url: '/{{parameters.team}}' } } },
      },
    },
    {
      reason: 'A module reads what the connection was given.',
      app: {
        connections: { main: { parameters: [{ name: 'key', type: 'password', label: 'Key' }] } },
        modules: { send: { connection: 'main', api: { url: '/', headers: { key: '{{connection.key}}' } } } },
      },
    },
  ],
  bad: [
    { reason: 'Nothing reads it.', app: module([to], { to: 'me' }), marks: '"to"' },
    {
      reason: 'Another member of the collection is read, and this one is not.',
      app: module(
        [{ ...person, spec: [...person.spec, { name: 'phone', type: 'text', label: 'Phone' }] }],
        '{{parameters.person.email}}',
      ),
      marks: '"phone"',
    },
    {
      reason: 'Nothing reads what the connection was given.',
      app: {
        ...sending('{{parameters}}'),
        connections: {
          main: { parameters: [{ name: 'key', type: 'password', label: 'Key' }], api: { url: 'https://a.example/' } },
        },
      },
      marks: '"key"',
    },
  ],
  check(app, report) {
    for (const component of app.components) {
      const forms = ['parameters', 'expect'].map((section) => formOf(component.section(section)))
      const fields = forms.flatMap(({ parameters }) => parameters)
      if (fields.length === 0) continue
      const reads = readsOfForm(component, app)
      const unread = app
        .requestsOf(component)
        .flatMap(({ templates }) => templates.filter(({ error }) => error !== undefined))
      const showing = new Set(fields.flatMap(({ shownBy }) => shownBy ?? []))
      for (const field of fields) {
        const path = pathOf(field)
        const isChoice = showing.has(field) || field.node.at('nested') !== undefined
        // What cannot be read at all may well read it.
        if (unread.some(({ source }) => source.includes(field.name ?? ''))) continue
        if (path === undefined || isChoice || shown.has(field.type) || isReached(reads, path)) continue
        // A collection that is unused is found by itself; its members need not be named, too.
        if (field.container !== undefined && !isReached(reads, path.slice(0, -1))) continue
        const message = `The user can fill in "${path.join('.')}", but nothing in the app reads it.`
        report(field.node.at('name') ?? field.node, message, 'Use it in the request, or remove the field.')
      }
    }
  },
})

/** The ways by which a form is read: as `parameters`, and outside of a connection or webhook by the name of its kind. */
function readsOfForm(component: Component, app: CheckedApp): readonly (readonly string[])[] {
  const { kind, name } = component
  const isShared = kind === 'connection' || kind === 'webhook'
  // A called RPC shares its parameters with the caller: the form of its own is for trying it out.
  const isCalled = kind === 'rpc' && rpcAddressesIn(app).some((address) => address.name === name)
  const own = [...waysReaching(component, app).values()]
  const all = isShared || isCalled ? [...allWays([undefined, ...app.components], app).values()] : []
  return [
    ...own.filter(([root = '']) => root === 'parameters' || (isShared && root === 'data')),
    ...all.filter(([root]) => root === (isCalled ? 'parameters' : kind)),
  ].map((way) => way.slice(1))
}

/** Whether a way is read, or something above it is read as a whole, or something below it. */
const isReached = (reads: readonly (readonly string[])[], path: readonly string[]): boolean =>
  reads.some((read) => read.every((name, index) => index >= path.length || name === path[index]))
