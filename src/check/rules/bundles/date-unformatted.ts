import type { CheckedApp } from '../../model/app.ts'
import type { Component } from '../../model/component.ts'
import { formOf, type Parameter } from '../../model/parameters.ts'
import { readsOf } from '../../model/reads.ts'
import type { PlacedTemplate } from '../../model/request.ts'
import { defineRule } from '../../rule.ts'

const due = { name: 'due', type: 'date', label: 'Due date' }
const moduleWith = (api: object, field: object = due) => ({
  modules: { addTask: { crud: 'create', expect: [field], api: { url: '/tasks', method: 'POST', ...api } } },
})

export default defineRule({
  code: 'date-unformatted',
  title: 'A date is sent in the format that the service reads.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    {
      reason: 'The format is written out.',
      app: moduleWith({ body: { due: "{{formatDate(parameters.due, 'YYYY-MM-DD')}}" } }, { ...due, time: false }),
    },
    {
      reason: 'In JSON a date becomes ISO 8601, which most services read.',
      app: moduleWith({ body: { due: '{{parameters.due}}' } }),
    },
  ],
  bad: [
    {
      reason: 'A day without a time becomes midnight somewhere, which may be the day before in UTC.',
      app: moduleWith({ body: { due: '{{parameters.due}}' } }, { ...due, time: false }),
      marks: 'parameters.due',
    },
    {
      reason: 'How a date looks in a query is not documented.',
      app: moduleWith({ qs: { after: '{{parameters.due}}' } }),
      marks: 'parameters.due',
    },
    {
      reason: 'All fields are passed on, the day among them.',
      app: moduleWith({ body: '{{parameters}}' }, { ...due, time: false }),
      marks: 'parameters',
    },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const dates = new Map(
        formOf(module.section('expect')).parameters.flatMap((one) => (isTopDate(one) ? [[one.name ?? '', one]] : [])),
      )
      if (dates.size > 0)
        for (const { template, date, span } of rawDates(app, module, dates)) {
          const isDay = date.node.at('time')?.value === false
          const message = isDay
            ? `The day in ${date.name} is sent as midnight in UTC, which may be another day for the service.`
            : `Make does not document how the date in ${date.name} looks in an address.`
          report(template.spot(span), message, "Format it, for example with formatDate(parameters.date, 'YYYY-MM-DD').")
        }
    }
  },
})

const isTopDate = ({ type, name, container }: Parameter): boolean =>
  type === 'date' && name !== undefined && container === undefined

/** Where a date goes out as it is. */
function rawDates(app: CheckedApp, module: Component, dates: ReadonlyMap<string, Parameter>) {
  return app.requestsOf(module, 'api').flatMap(({ templates }) =>
    templates.flatMap((template) => {
      const isAddress = template.isIn('qs') || template.isIn('url')
      if (!isAddress && !template.isIn('body')) return []
      return readsOf(template).flatMap(({ root, path, span, ancestors }) => {
        if (
          root !== 'parameters' ||
          ancestors.some(({ type }) => type === 'call' || type === 'binary' || type === 'unary')
        )
          return []
        const [name] = path
        const sent = name === undefined ? spread(template, dates) : path.length === 1 ? dates.get(name) : undefined
        const isRaw = sent !== undefined && (isAddress || sent.node.at('time')?.value === false)
        return isRaw ? [{ template, date: sent, span }] : []
      })
    }),
  )
}

/** The first date without a time among all parameters, where nothing beside the template replaces it. */
function spread(template: PlacedTemplate, dates: ReadonlyMap<string, Parameter>): Parameter | undefined {
  const parent = template.request.node.at(...template.directive.slice(0, -1))
  return [...dates].find(([name, { node }]) => node.at('time')?.value === false && parent?.at(name) === undefined)?.[1]
}
