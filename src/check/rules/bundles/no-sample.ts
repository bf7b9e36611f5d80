import { defineRule } from '../../rule.ts'
import { interfaceOf } from './shared-outputs.ts'

const moduleOf = (module: object) => ({
  modules: { addUser: { crud: 'create', interface: [{ name: 'id', type: 'text', label: 'ID' }], ...module } },
})

export default defineRule({
  code: 'no-sample',
  title: 'Every module has a sample of what it gives.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/samples',
  good: [
    { reason: 'One bundle.', app: moduleOf({ samples: { id: 'u_1' } }) },
    { reason: 'An RPC gives one.', app: moduleOf({ samples: 'rpc://userSample' }) },
    { reason: 'What a universal module gives is anything.', app: moduleOf({ type: 'universal', samples: {} }) },
  ],
  bad: [
    { reason: 'Users map what they can see.', app: moduleOf({}), marks: '"addUser"' },
    { reason: 'An empty one shows nothing.', app: moduleOf({ samples: {} }), marks: '{}' },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const sample = module.section('samples')
      const isEmpty = sample === undefined || (sample.members.size === 0 && sample.items.length === 0 && !sample.text)
      if (
        !isEmpty ||
        module.type === 'responder' ||
        module.type === 'universal' ||
        interfaceOf(module).fields.size === 0
      )
        continue
      report(
        module.placeOf('samples'),
        'Users see no example of what this module gives while they map it.',
        'Add one bundle with a value for each field of the interface.',
      )
    }
  },
})
