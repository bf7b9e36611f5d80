import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import type { Parameter } from '../../model/parameters.ts'
import { readsOf } from '../../model/reads.ts'
import { defineRule } from '../../rule.ts'
import { formsIn, isTop, placeOf } from './shared-forms.ts'

const pagingName =
  /^(?:page|page_?(?:number|size|token|no|num|index)|per_?page|offset|cursor|next_?page_?token|continuation_?token|start_?at|skip|starting_?after|ending_?before)$/i

const searchWith = (field: object, qs: object) => ({
  modules: { searchUsers: { type: 'search', expect: [field], api: { url: '/users', qs } } },
})
const page = { name: 'page', type: 'uinteger', label: 'Page' }

export default defineRule({
  code: 'paging-field',
  title: 'Users do not page through a list by hand.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/modules/search-modules',
  good: [
    {
      reason: 'The module follows the pages, and the user sets a limit.',
      app: searchWith({ name: 'limit', type: 'uinteger', label: 'Limit' }, { page: '{{pagination.page}}' }),
    },
    {
      reason: 'A page of a book is no page of a list.',
      app: { modules: { readPage: { expect: [page], api: { url: '/pages/{{parameters.page}}' } } } },
    },
  ],
  bad: [
    {
      reason: 'How the service cuts its list is not the concern of the user.',
      app: searchWith(page, { page: '{{parameters.page}}' }),
      marks: '"page"',
    },
    {
      reason: 'The same by another name.',
      app: searchWith(
        { name: 'pageToken', type: 'text', label: 'Page token' },
        { pageToken: '{{parameters.pageToken}}' },
      ),
      marks: '"pageToken"',
    },
  ],
  check(app, report) {
    for (const { component, parameters } of formsIn(app)) {
      if (component.kind !== 'module' || component.type === 'universal') continue
      for (const parameter of parameters) {
        if (!isTop(parameter) || !pagingName.test(parameter.name ?? '') || !isSentAsPaging(app, component, parameter))
          continue
        const message = 'Users would have to page through the list by hand, one run for each page.'
        report(
          placeOf(parameter),
          message,
          'Remove the field, follow the pages with pagination, and let the user set a limit.',
        )
      }
    }
  },
})

/** Whether the value goes into the query, or the body of a search, under a name for pages. */
function isSentAsPaging(app: CheckedApp, component: Component, { name }: Parameter): boolean {
  return app.requestsOf(component, 'api').some(({ templates }) =>
    templates.some((template) => {
      const isPlace = template.isIn('qs') || (component.type === 'search' && template.isIn('body'))
      const target = String(template.directive.at(-1))
      if (!isPlace || !(pagingName.test(target) || target === '{{...}}' || target === 'qs')) return false
      return readsOf(template).some(({ root, path }) => root === 'parameters' && path[0] === name)
    }),
  )
}
