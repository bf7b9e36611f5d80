import type { JsonNode } from '../../model/json-node.ts'
import { closest } from '../../closest.ts'
import { defineRule } from '../../rule.ts'

const app = (...modules: string[]) => ({ modules: { send: {}, list: {} }, groups: [{ label: 'Mail', modules }] })

export default defineRule({
  code: 'grouped-modules',
  title: 'The groups list each module once.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/groups',
  good: [
    { reason: 'Both modules are in the group.', app: app('send', 'list') },
    { reason: 'An app without groups shows all of its modules.', app: { modules: { send: {} }, groups: [] } },
  ],
  bad: [
    { reason: 'There is no such module.', app: app('send', 'list', 'lits'), marks: '"lits"' },
    { reason: 'One module stands there twice.', app: app('send', 'list', 'send'), marks: '"send"' },
    { reason: 'One module is missing, so users do not find it.', app: app('send'), marks: '"list"' },
  ],
  check(checked, report) {
    const groups = checked.generalSection('groups')
    if (groups === undefined || groups.items.length === 0) return
    const seen = new Map<string, JsonNode>()
    const names = checked.all('module').map(({ name }) => name)
    for (const node of groups.items.flatMap((group) => [...(group.at('modules')?.items ?? [])])) {
      const name = node.text
      if (name === undefined) continue
      if (checked.find('module', name) === undefined) {
        const near = closest(name, names)
        report(
          node,
          `The app has no module "${name}".`,
          near === undefined ? 'Remove it, or correct the name.' : `Write "${near}".`,
        )
      } else if (seen.has(name)) {
        report(node, `The module "${name}" is listed twice, so users see it twice.`, 'Remove one of the two.')
      }
      seen.set(name, node)
    }
    for (const module of checked.all('module')) {
      if (seen.has(module.name)) continue
      report(module.place, `No group lists the module "${module.name}", so users do not find it.`, 'Add it to a group.')
    }
  },
})
