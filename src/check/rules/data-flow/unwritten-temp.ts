import type { CheckedApp } from '../../model/app.ts'
import { nameOf, type Read, readsOf } from '../../model/reads.ts'
import type { PlacedTemplate } from '../../model/request.ts'
import { followed, joined, type Shape, type TempScope, tempScopes, writesOf } from '../../model/written-temp.ts'
import { defineRule } from '../../rule.ts'

const chain = (...requests: object[]) => ({ modules: { get: { api: requests } } })

export default defineRule({
  code: 'unwritten-temp',
  title: 'Every value of temp that is read was written before.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses/temp',
  good: [
    {
      reason: 'The first request writes it, the second reads it.',
      app: chain({ url: '/a', response: { temp: { id: '{{body.id}}' } } }, { url: '/{{temp.id}}' }),
    },
    {
      reason: 'temp is computed before anything else of its request.',
      app: chain({ temp: { path: '/a' }, url: '{{temp.path}}' }),
    },
    {
      reason: 'A request that is repeated sees what it wrote the last time.',
      app: chain({
        url: '/a',
        temp: { count: '{{ifempty(temp.count, 0) + 1}}' },
        repeat: { condition: '{{temp.count < 3}}', delay: 1, limit: 3 },
      }),
    },
    {
      reason: 'A spread can write any name.',
      app: chain({ temp: { '{{...}}': '{{parameters}}' } }, { url: '/{{temp.id}}' }),
    },
    {
      reason: 'Base writes it for everyone.',
      app: { base: { temp: { team: 'a' } }, ...chain({ url: '/{{temp.team}}' }) },
    },
  ],
  bad: [
    { reason: 'The name is misspelt.', app: chain({ temp: { id: 1 }, url: '/{{temp.di}}' }), marks: 'temp.di' },
    { reason: 'It is written later.', app: chain({ url: '/{{temp.id}}' }, { temp: { id: 1 } }), marks: 'temp.id' },
    {
      reason: 'The expressions of one block cannot see each other.',
      app: chain({ temp: { first: 1, second: '{{temp.first + 1}}' }, url: '/' }),
      marks: 'temp.first',
    },
    {
      reason: 'The answer comes after the request.',
      app: chain({ url: '/{{temp.id}}', response: { temp: { id: '{{body.id}}' } } }),
      marks: 'temp.id',
    },
    {
      reason: 'What is written has no such member.',
      app: chain({ temp: { user: { id: 1 } }, url: '/{{temp.user.name}}' }),
      marks: 'temp.user.name',
    },
  ],
  check(app, report) {
    let written: Map<unknown, Shape> | undefined
    for (const [template, scope] of templatesWithScope(app)) {
      for (const read of readsOf(template)) {
        if (read.root !== 'temp' || read.path.length === 0) continue
        if (scope !== undefined && isFollowed(shapeFor(template, scope), read.path)) continue
        written ??= allWrites(app)
        const shape = scope === undefined ? (written.get(undefined) ?? 'open') : shapeFor(template, scope)
        const known = followed(shape, read.path)
        if (known.length === read.path.length) continue
        const isElsewhere = isFollowed(written.get(template.request.component) ?? shape, read.path)
        report(template.spot(read.span), ...explain(read, known, isElsewhere, template))
      }
    }
  },
})

function explain(
  read: Read,
  known: readonly string[],
  isWrittenElsewhere: boolean,
  template: PlacedTemplate,
): [string, string] {
  const missing = nameOf({ root: 'temp', path: read.path.slice(0, known.length + 1) })
  if (!isWrittenElsewhere) {
    return [
      `Nothing writes ${missing}, so this is always empty.`,
      'Write it in temp or response.temp before, or correct the name.',
    ]
  }
  const isInBlock = template.isIn('temp') || template.isIn('response', 'temp')
  return isInBlock
    ? [
        `${capital(missing)} is written in this block or later, and expressions of one block cannot see each other.`,
        'Write it in a step of its own before this one.',
      ]
    : [
        `${capital(missing)} is written only after this, so it is still empty here.`,
        'Write it in temp, or in an earlier request.',
      ]
}

const capital = (text: string): string => `The value ${text}`

const isFollowed = (shape: Shape, path: readonly string[]): boolean => followed(shape, path).length === path.length

/** What each component writes anywhere; under `undefined`, what any of them writes, which is what base can read. */
function allWrites(app: CheckedApp): Map<unknown, Shape> {
  const all = new Map<unknown, Shape>()
  let together: Shape = new Map()
  for (const request of app.requests) {
    const { request: before, response } = writesOf(request, app)
    const own = joined(before, response)
    if (request.component !== undefined)
      all.set(request.component, joined(all.get(request.component) ?? new Map(), own))
    together = joined(together, own)
  }
  return all.set(undefined, together)
}

/** Each template with what temp holds in its request. For base, and for OAuth, whose stages have no fixed order, there is no such order. */
function* templatesWithScope(app: CheckedApp): Generator<[PlacedTemplate, TempScope | undefined]> {
  for (const template of app.base?.templates ?? []) yield [template, undefined]
  for (const component of app.components) {
    const requests = app.requestsOf(component)
    const isStaged = requests.some(({ stage }) => stage !== undefined)
    const chains = isStaged ? [] : Object.values(bySection(requests))
    for (const request of isStaged ? requests : [])
      for (const template of request.templates) yield [template, undefined]
    for (const own of chains) {
      const isEpoch = own[0]?.section === 'epoch'
      const scopes = tempScopes(isEpoch ? [...app.requestsOf(component, 'api'), ...own] : own, app).slice(-own.length)
      for (const [index, request] of own.entries()) {
        for (const template of request.templates) yield [template, scopes[index]]
      }
    }
  }
}

function bySection<Item extends { readonly section: string }>(items: readonly Item[]): Record<string, Item[]> {
  const groups: Record<string, Item[]> = {}
  for (const item of items) (groups[item.section] ??= []).push(item)
  return groups
}

function shapeFor(template: PlacedTemplate, scope: TempScope): Shape {
  if (template.isIn('temp')) return scope.inTemp
  if (template.isIn('response', 'temp')) return scope.inResponseTemp
  return template.isIn('response') || template.isIn('pagination') || template.isIn('repeat') || template.isIn('while')
    ? scope.after
    : scope.inRequest
}
