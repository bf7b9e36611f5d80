import { formOf } from '../../model/parameters.ts'
import { defineRule } from '../../rule.ts'

const form = (field: object) => ({
  modules: { send: { expect: [{ name: 'to', type: 'select', label: 'To', ...field }] } },
})

export default defineRule({
  code: 'select-without-options',
  title: 'Every drop-down has options to choose from.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/parameters/select',
  good: [
    { reason: 'A list of options.', app: form({ options: [{ label: 'One', value: 1 }] }) },
    { reason: 'An RPC gives them.', app: { ...form({ options: 'rpc://people' }), rpcs: { people: {} } } },
    { reason: 'A store gives them.', app: { ...form({ options: { store: 'rpc://people' } }), rpcs: { people: {} } } },
  ],
  bad: [
    { reason: 'There are none.', app: form({}), marks: '"to"' },
    { reason: 'The list is empty.', app: form({ options: [] }), marks: '[]' },
    {
      reason: 'The object has no store to take them from.',
      app: form({ options: { nested: [] } }),
      marks: '{\n            "nested": []\n        }',
    },
  ],
  check(app, report) {
    for (const component of app.components) {
      for (const section of ['parameters', 'expect']) {
        for (const { node, type } of formOf(component.section(section)).parameters) {
          if (type !== 'select') continue
          const options = node.at('options')
          const isEmpty =
            options === undefined ||
            (options.type === 'array' && options.items.length === 0) ||
            (options.type === 'object' && options.at('store') === undefined)
          if (isEmpty)
            report(
              options ?? node.at('name') ?? node,
              'The user has nothing to choose from here.',
              'List options, or name an RPC that gives them.',
            )
        }
      }
    }
  },
})
