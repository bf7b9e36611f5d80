import { defineRule } from '../../rule.ts'
import { givesNothing } from './shared-outputs.ts'

const moduleOf = (module: object) => ({ modules: { addUser: { crud: 'create', api: { url: '/' }, ...module } } })

export default defineRule({
  code: 'no-interface',
  title: 'Every module says in its interface what it gives.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/interface',
  good: [
    { reason: 'It gives an ID.', app: moduleOf({ interface: [{ name: 'id', type: 'text', label: 'ID' }] }) },
    { reason: 'A responder answers and gives nothing.', app: moduleOf({ type: 'responder' }) },
    {
      reason: 'The module says that it gives nothing.',
      app: moduleOf({ api: { url: '/', response: { output: '{{undefined}}' } } }),
    },
    { reason: 'An RPC says it.', app: moduleOf({ interface: 'rpc://userFields' }) },
  ],
  bad: [
    {
      reason: 'Nothing can be mapped in the modules that follow until it has run once.',
      app: moduleOf({}),
      marks: '"addUser"',
    },
    { reason: 'An empty one is none.', app: moduleOf({ interface: [] }), marks: '[]' },
  ],
  check(app, report) {
    for (const module of app.all('module')) {
      const declared = module.section('interface')
      const isEmpty =
        declared === undefined || (declared.items.length === 0 && declared.members.size === 0 && !declared.text)
      if (!isEmpty || module.type === 'responder' || givesNothing(app, module)) continue
      const message = 'Without an interface nothing of this module can be mapped before it has run once.'
      report(module.placeOf('interface'), message, 'List what the module gives, each with name, type and label.')
    }
  },
})
