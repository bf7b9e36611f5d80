import { defineRule } from '../../rule.ts'

const moduleOf = (module: object) => ({ modules: { addUser: { label: 'Create a user', ...module } } })

export default defineRule({
  code: 'no-crud',
  title: 'Every action says whether it creates, reads, updates or deletes.',
  severity: 'advice',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/modules/action',
  good: [
    { reason: 'It creates.', app: moduleOf({ crud: 'create' }) },
    { reason: 'A search is no action.', app: moduleOf({ type: 'search' }) },
  ],
  bad: [
    { reason: 'Nothing is said.', app: moduleOf({}), marks: '"addUser"' },
    { reason: 'Nothing is what null says, too.', app: moduleOf({ crud: null }), marks: 'null' },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const crud = module.metadata.get('actionCrud')
      if (module.type !== 'action' || (crud !== undefined && crud.type !== 'null' && crud.text !== '')) continue
      const message =
        'Make does not know what this action does, so it cannot sort it and offers to erase values in each of its fields.'
      report(crud ?? module.place, message, 'Set actionCrud to create, read, update or delete.')
    }
  },
})
