import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { base, choicesOf, connections, type FieldList, lists, modules, read } from './project.ts'
import { rules } from './rules.ts'

const form: FieldList = { place: '', kind: 'module', section: 'mappableParams', outermost: true, fields: [] }

describe.each(rules)('in every form and bundle, $title', ({ complaints, bad }) => {
  test('is kept', () => {
    const found = lists.map((list) => [list.place, complaints(list)] as const)
    expect(found.filter(([, broken]) => broken.length > 0)).toEqual([])
  })

  test.each(bad)('is broken by %j', (changes) => {
    expect(complaints({ ...form, ...changes })).not.toEqual([])
  })
})

/** What help names of others: Segment's pages and settings, Make's modules and switches, our modules, and what RPCs put into forms. */
const ofOthers = [
  'Connections',
  'Sources',
  'Settings',
  'API Keys',
  'Workspace settings',
  'Access Management',
  'Tokens',
  'Shared Secret',
  'organization secret key',
  'Map',
  'Yes',
  'No',
  'Target structure type',
  'Parse JSON',
  'Watch events',
  'Event properties',
  'A name of your own',
]

/** The kind of a module, such as `action`. */
const typeOf = (name?: string) => modules.find((module) => module.name === name)?.moduleType

test('help names fields and choices by their labels', () => {
  const fields = lists.flatMap((list) => list.fields)
  const labels = fields.flatMap((field) => [field.label ?? '', ...choicesOf(field).map(({ label }) => label)])
  const named = fields.flatMap(({ help = '' }) => [...help.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = '']) => name))
  // A long choice may be named by its first word.
  const known = (name: string) => ofOthers.includes(name) || labels.some((label) => `${label} `.startsWith(`${name} `))
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].filter((name) => !known(name))).toEqual([])
})

describe.each(modules)('the module $name', (module) => {
  const { label, description, moduleType, codeFiles } = module
  const section = (name: string) => read(codeFiles[name] ?? '')

  test('says in its label what it does to what', () => {
    const watches = /^Watch [a-z]+s$/
    const does = /^(Identify|Merge|Track|Record|Send|Add|Make) (an?|two) [a-zA-Z ]+( \(advanced\))?$/
    expect(label).toMatch(moduleType.endsWith('trigger') ? watches : does)
  })

  test('is described in sentences that begin with what it does', () => {
    expect(description).toMatch(moduleType.endsWith('trigger') ? /^Triggers when .*\.$/ : /^[A-Z][a-z]+s .*\.$/)
  })

  test('has static parameters only as a trigger, and says what an action does to data', () => {
    expect(moduleType.endsWith('trigger') ? [] : section('staticParams')).toEqual([])
    expect(moduleType === 'action' ? module.actionCrud : 'none').toMatch(/^(create|read|update|delete|none)$/)
  })

  test('shows what it gives, in an example without anybody’s data', () => {
    expect(section('interface').length).toBeGreaterThan(2)
    const sample = JSON.stringify(section('samples'))
    expect(sample).not.toMatch(/@(?!example\.)/)
    expect(sample).not.toMatch(/writeKey|Basic |authorization/i)
  })

  test('gives one bundle, at the end of its chain', () => {
    const chain = [section('communication')].flat()
    for (const { response = {}, pagination } of chain) {
      expect([pagination, response.iterate, response.limit]).toEqual([undefined, undefined, undefined])
    }
    expect(chain.slice(0, -1).filter(({ response }) => response?.output !== undefined)).toEqual([])
  })

  test('asks for paths, so that the region decides the host', () => {
    const urls = [section('communication')].flat().flatMap(({ url }) => (url === undefined ? [] : [url]))
    const allowed = [`${base.baseUrl}{{temp.url}}`, '{{trim(connection.ramenEndpoint)}}']
    expect(urls.filter((url) => !/^\/v1\/[a-z]+$/.test(url) && !allowed.includes(url))).toEqual([])
  })
})

test('the module for any other call has the fields of Make’s template', () => {
  const universal = modules.filter(({ moduleType }) => moduleType === 'universal')
  expect(universal.map(({ label, description }) => [label, description])).toEqual([
    ['Make an API call', 'Performs an arbitrary authorized API call.'],
  ])
  const fields = read(universal[0]?.codeFiles.mappableParams ?? '')
  expect(fields.map(({ name, type, required = false }: any) => [name, type, required])).toEqual([
    ['url', 'text', true],
    ['method', 'select', true],
    ['headers', 'array', false],
    ['qs', 'array', false],
    ['body', 'any', false],
  ])
  const bundle = read(universal[0]?.codeFiles.interface ?? '')
  expect(bundle.map(({ name }: any) => name)).toEqual(['body', 'headers', 'statusCode'])
})

test('groups hold each module once, the trigger first and the module for any other call last', () => {
  const groups: { label: string; modules: string[] }[] = read('modules/groups.json')
  const order = groups.flatMap((group) => group.modules)
  expect(order.toSorted()).toEqual(modules.map(({ name }) => name).toSorted())
  expect(order.map(typeOf).filter((type, index) => type?.endsWith('trigger') !== (index === 0))).toEqual([])
  expect(groups.at(-1)).toEqual({ label: 'Other', modules: ['makeAnApiCall'] })
  expect(typeOf('makeAnApiCall')).toBe('universal')
})

test('the base and the connection mask credentials, and explain what is refused', () => {
  for (const { log, response } of [base, ...connections]) {
    expect(log.sanitize.length).toBeGreaterThan(0)
    expect(response.error).toBeDefined()
  }
  for (const type of ['DataError', 'InvalidAccessTokenError', 'RateLimitError', 'ConnectionError']) {
    expect(base.response.error.type).toContain(`'${type}'`)
  }
})

test('the connection says which account it is', () => {
  for (const { response } of connections) expect(response.metadata).toBeDefined()
})

test('the app says what it is', () => {
  const identity = JSON.parse(readFileSync('app.json', 'utf8'))
  expect(identity.name).toMatch(/^[a-z][0-9a-z-]{1,28}[0-9a-z]$/)
  expect(identity.theme).toMatch(/^#[0-9a-f]{6}$/i)
  expect(identity.description).toMatch(/^[A-Z].*\.$/)
})
