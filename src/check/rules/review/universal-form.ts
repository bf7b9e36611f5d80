import { formOf } from '../../model/parameters.ts'
import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

const field = (name: string, type: string, more: object = {}) => ({ name, type, label: name, ...more })
const url = field('url', 'text', { required: true })
const method = field('method', 'select', { required: true, default: 'GET' })
const universalWith = (...expect: object[]) => ({ modules: { makeAnApiCall: { type: 'universal', expect } } })
const headers = field('headers', 'array')
const qs = field('qs', 'array')
const body = field('body', 'any')

export default defineRule({
  code: 'universal-form',
  title: 'The universal module asks for url, method, headers, qs and body, in this order.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules/universal-module/rest',
  good: [
    { reason: 'As in other apps.', app: universalWith(url, method, headers, qs, body) },
    {
      reason: 'The help says why another method comes first.',
      app: universalWith(url, { ...method, default: 'POST', help: 'Every call is a `POST`.' }, headers, qs, body),
    },
    {
      reason: 'One for GraphQL has a query instead.',
      app: universalWith(field('query', 'text'), field('variables', 'text')),
    },
  ],
  bad: [
    {
      reason: 'A call without a query of the address is half a call.',
      app: universalWith(url, method, headers, body),
      marks: '[',
    },
    { reason: 'Another order.', app: universalWith(method, url, headers, qs, body), marks: '[' },
    {
      reason: 'The method of most calls is GET.',
      app: universalWith(url, { ...method, default: 'POST' }, headers, qs, body),
      marks: '"POST"',
    },
  ],
  check(app, report) {
    const wanted = ['url', 'method', 'headers', 'qs', 'body']
    for (const module of app.all('module')) {
      const section = module.section('expect')
      if (module.type !== 'universal' || section === undefined) continue
      const top = formOf(section).parameters.filter(
        ({ container, shownBy }) => container === undefined && shownBy === undefined,
      )
      const names = top.map(({ name = '' }) => name)
      if (names.includes('query') && !names.includes('url')) continue
      const missing = wanted.filter((name) => !names.includes(name))
      const order = names.filter((name) => wanted.includes(name))
      if (missing.length > 0) {
        report(
          headOf(section),
          `The form lacks ${missing.join(', ')}, which users find in the universal module of every app.`,
          'Add url, method, headers, qs and body, in this order.',
        )
      } else if (order.join() !== wanted.join()) {
        report(
          headOf(section),
          'The fields stand in another order than in the universal module of every other app.',
          'Order them: url, method, headers, qs, body.',
        )
      }
      const choice = top.find(({ name }) => name === 'method')?.node
      const preset = choice?.at('default')
      const isExplained = choice?.at('help')?.text?.includes(preset?.text ?? '') ?? false
      if (preset !== undefined && preset.text !== 'GET' && !isExplained) {
        report(
          preset,
          'The method of the universal module is GET at first in every app, so that a call by mistake changes nothing.',
          'Write GET, or say in the help why calls have another method.',
        )
      }
    }
  },
})
