import { defineRule } from '../../rule.ts'

const module = (type: string, response: object, request: object = {}) => ({
  modules: { get: { type, api: { url: '/items', response, ...request } } },
})

export default defineRule({
  code: 'one-bundle',
  title: 'A module that gives one bundle does not page or limit.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules/action',
  good: [
    { reason: 'A search gives many.', app: module('search', { iterate: '{{body}}', limit: 10 }) },
    { reason: 'One item is one bundle.', app: module('action', { output: '{{body}}' }) },
  ],
  bad: [
    {
      reason: 'An action gives one bundle, not one for each item.',
      app: module('action', { iterate: '{{body}}' }),
      marks: '"iterate"',
    },
    { reason: 'There is nothing to limit.', app: module('action', { limit: 10 }), marks: '"limit"' },
    {
      reason: 'There are no pages.',
      app: module('universal', {}, { pagination: { qs: { page: 2 } } }),
      marks: '"pagination"',
    },
  ],
  check(app, report) {
    for (const request of app.requests) {
      const type = request.component?.kind === 'module' ? request.component.type : ''
      if (type !== 'action' && type !== 'universal' && type !== 'instant_trigger') continue
      for (const path of [['response', 'iterate'], ['response', 'limit'], ['pagination']]) {
        const node = request.directive(...path)
        // An action may well go through a list to make one bundle of it.
        const isGathered =
          path[1] === 'iterate' && (request.directive('response', 'wrapper') !== undefined || !request.isLast)
        if (
          node === undefined ||
          isGathered ||
          (path[0] === 'pagination' && request.directive('response', 'wrapper') !== undefined)
        )
          continue
        const message = `A module of this type gives one bundle, and ${path.at(-1)} is for those that give many.`
        report(node.key ?? node, message, 'Make it a search, or give the list as a member of one bundle.')
      }
    }
  },
})
