import { headOf } from '../../model/spot.ts'
import { defineRule } from '../../rule.ts'

const modulesOf = (...types: string[]) => ({
  modules: Object.fromEntries(types.map((type, index) => [`module${index}`, { type, label: 'Module' }])),
})

export default defineRule({
  code: 'no-universal',
  title: 'An app has one universal module.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/app-review/prerequisites',
  good: [
    { reason: 'One.', app: modulesOf('action', 'universal') },
    { reason: 'An app without modules is not finished.', app: {} },
  ],
  bad: [
    { reason: 'What no other module does cannot be done at all.', app: modulesOf('action'), marks: '{' },
    { reason: 'Users would not know which one to take.', app: modulesOf('universal', 'universal'), marks: '"module1"' },
  ],
  check(app, report) {
    const modules = app.all('module')
    const [first, ...others] = modules.filter(({ type }) => type === 'universal')
    if (first === undefined && modules.length > 0) {
      const message = 'The app has no universal module, so that what its modules do not cover cannot be done at all.'
      report(
        headOf(app.project.root ?? { file: app.project, start: 0, end: 0, path: [] }),
        message,
        'Add a module "Make an API call" of the type universal.',
      )
    }
    for (const { place } of others) report(place, 'The app has a universal module already.', 'Keep one of the two.')
  },
})
