import type { JsonNode } from '../../model/json-node.ts'
import { defineRule } from '../../rule.ts'
import { formsIn, isTop } from './shared-forms.ts'

const userId = { name: 'userId', type: 'select', label: 'User ID', required: true, options: 'rpc://listUsers' }
const updateWith = (field: object, crud = 'update') => ({ modules: { updateUser: { crud, expect: [field] } } })

export default defineRule({
  code: 'id-select-mode',
  title: 'Where a module gets, updates or deletes something, its ID is mapped first and chosen second.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/mappable-parameters',
  good: [
    { reason: 'The field opens ready for mapping.', app: updateWith({ ...userId, mode: 'edit' }) },
    { reason: 'To create something, the parent is mostly chosen.', app: updateWith(userId, 'create') },
    { reason: 'Few choices, written out.', app: updateWith({ ...userId, options: [{ label: 'Me', value: 'me' }] }) },
  ],
  bad: [{ reason: 'The same user in every run is seldom what is wanted.', app: updateWith(userId), marks: '"userId"' }],
  check(app, report) {
    for (const { component, section, parameters } of formsIn(app)) {
      const crud = component.said('actionCrud') ?? ''
      if (component.kind !== 'module' || section !== 'expect' || !['read', 'update', 'delete'].includes(crud)) continue
      // The first ID is that of the thing itself, unless there are several: then it is the last of them.
      const ids = parameters.filter((one) => isTop(one) && one.isRequired && /(?:^id|Id|ID|_id)$/.test(one.name ?? ''))
      const own = ids.at(-1)
      if (own?.type !== 'select' || !isRemote(own.node.at('options')) || own.node.at('mode')?.text === 'edit') continue
      const message =
        'The form opens with a list to choose from, but the ID of what is to be changed mostly comes from a module before.'
      report(own.node.at('name') ?? own.node, message, 'Add "mode": "edit", so that the field opens ready for mapping.')
    }
  },
})

function isRemote(options: JsonNode | undefined): boolean {
  return (options?.text ?? options?.at('store')?.text ?? '').startsWith('rpc://')
}
