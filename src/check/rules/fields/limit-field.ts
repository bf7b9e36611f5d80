import { defineRule } from '../../rule.ts'
import { formsIn, isTop, placeOf } from './shared-forms.ts'

const limitField = { name: 'limit', type: 'uinteger', label: 'Limit', default: 10 }
const query = { name: 'query', type: 'text', label: 'Query' }
const searchWith = (...expect: unknown[]) => ({ modules: { searchUsers: { type: 'search', expect } } })

export default defineRule({
  code: 'limit-field',
  title: 'The limit of a search is its last field, with the default 10.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/modules/search-modules',
  good: [
    { reason: 'Last, optional, 10.', app: searchWith(query, limitField) },
    {
      reason: 'A limit of an action means something else.',
      app: { modules: { setQuota: { expect: [{ ...limitField, required: true }, query] } } },
    },
  ],
  bad: [
    { reason: 'The user looks for it at the end.', app: searchWith(limitField, query), marks: '"limit"' },
    {
      reason: 'Every search offers the same default.',
      app: searchWith(query, { ...limitField, default: 100 }),
      marks: '"limit"',
    },
    {
      reason: 'It can be left empty to get everything.',
      app: searchWith(query, { ...limitField, required: true }),
      marks: '"limit"',
    },
    {
      reason: 'It says what a run costs, so it is shown.',
      app: searchWith(query, { ...limitField, advanced: true }),
      marks: '"limit"',
    },
  ],
  check(app, report) {
    for (const { component, section, parameters } of formsIn(app)) {
      if (component.type !== 'search' || section !== 'expect') continue
      const top = parameters.filter(isTop)
      const limit = top.find(({ name }) => name === 'limit')
      if (limit === undefined) continue
      const wrong = [
        limit !== top.at(-1) && 'stands last',
        limit.node.at('default')?.value !== 10 && 'has the default 10',
        limit.isRequired && 'is not required',
        limit.node.at('advanced')?.isTrue === true && 'is not advanced',
      ].filter((one) => one !== false)
      if (wrong.length === 0) continue
      const message = `In every search of Make the limit ${wrong.join(' and ')}, and users expect the same here.`
      report(placeOf(limit), message, 'Make it an optional field at the end of the form, with the default 10.')
    }
  },
})
