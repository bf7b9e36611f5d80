import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

const appOf = (count: number, groups?: unknown) => ({
  ...(groups !== undefined && { groups }),
  modules: Object.fromEntries(Array.from({ length: count }, (_, index) => [`module${index}`, { label: 'Module' }])),
})

export default defineRule({
  code: 'no-groups',
  title: 'An app with more than ten modules has groups.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/groups',
  good: [
    { reason: 'Ten can be overlooked.', app: appOf(10) },
    { reason: 'Eleven in groups.', app: appOf(11, [{ label: 'All', modules: ['module0'] }]) },
  ],
  bad: [{ reason: 'A list of eleven has to be read.', app: appOf(11), marks: '{' }],
  check(app, report) {
    const count = app.all('module').length
    const groups = app.generalSection('groups')
    if (count <= 10 || (groups !== undefined && groups.items.length > 0)) return
    const place = groups ?? app.project.root ?? { file: app.project, start: 0, end: 0, path: [] }
    report(
      headOf(place),
      `Users have to read through ${count} modules to find the one they need.`,
      'Put the modules into groups by what they work on.',
    )
  },
})
