import type { Component } from '../../model/component.ts'
import { defineRule } from '../../rule.ts'

const ranks = [
  'triggers',
  'create',
  'update',
  'get',
  'upload and download',
  'list and search',
  'delete',
  'universal',
] as const

const modules = {
  watchUsers: { type: 'trigger' },
  createUser: { crud: 'create' },
  getUser: { crud: 'read' },
  searchUsers: { type: 'search' },
  deleteUser: { crud: 'delete' },
  makeAnApiCall: { type: 'universal' },
}
const groupsOf = (...groups: string[][]) => ({
  modules,
  groups: groups.map((names, index) => ({ label: `Group ${index}`, modules: names })),
})

export default defineRule({
  code: 'group-order',
  title: 'Groups begin with what triggers and creates, and the universal module is the last of all.',
  severity: 'warning',
  link: 'https://developers.make.com/custom-apps-documentation/best-practices/groups',
  good: [
    {
      reason: 'As in other apps.',
      app: groupsOf(['watchUsers', 'createUser', 'getUser', 'searchUsers', 'deleteUser'], ['makeAnApiCall']),
    },
  ],
  bad: [
    {
      reason: 'To delete something is what users look for last.',
      app: groupsOf(['deleteUser', 'createUser'], ['makeAnApiCall']),
      marks: '"createUser"',
    },
    {
      reason: 'The universal module is for what no other does.',
      app: groupsOf(['makeAnApiCall'], ['createUser']),
      marks: '"makeAnApiCall"',
    },
  ],
  check(app, report) {
    const groups = app.generalSection('groups')?.items ?? []
    const last = groups.at(-1)?.at('modules')?.items.at(-1)
    for (const group of groups) {
      let highest = 0
      let isTold = false
      for (const node of group.at('modules')?.items ?? []) {
        const module = app.find('module', node.text)
        if (module?.type === 'universal' && node !== last) {
          report(
            node,
            'The universal module stands before others, but it is for what no other module does.',
            'Make it the last module of the last group, called "Other".',
          )
          continue
        }
        const rank = module === undefined ? undefined : rankOf(module)
        if (rank === undefined) continue
        if (rank < highest && !isTold) {
          report(
            node,
            `In the apps of Make this module stands above those that ${phraseOf(highest)}.`,
            `Order the group: ${ranks.slice(0, -1).join(', ')}.`,
          )
          isTold = true
        }
        highest = Math.max(highest, rank)
      }
    }
  },
})

const phraseOf = (rank: number): string =>
  ranks[rank] === 'triggers' ? 'trigger' : (ranks[rank]?.replace(' and ', ' or ') ?? '')

/** The place of a module in its group; undefined where nothing says what it does. */
function rankOf(module: Component): number | undefined {
  if (/^(?:up|down)load\b/i.test(module.said('label') ?? '')) return 4
  return (
    rankOfType.get(module.type) ??
    (module.type === 'action' ? rankOfCrud.get(module.said('actionCrud') ?? '') : undefined)
  )
}

const rankOfType = new Map([
  ['trigger', 0],
  ['instant_trigger', 0],
  ['search', 5],
  ['universal', 7],
])
const rankOfCrud = new Map([
  ['create', 1],
  ['update', 2],
  ['read', 3],
  ['delete', 6],
])
