import nock from 'nock'
import { afterEach, describe, expect, test } from 'vitest'
import { asJson, batchService } from '../modules/batch-service.ts'
import { least, receiveAtSegment, run } from '../modules/run.ts'
import { deliver } from '../webhooks/deliver.ts'
import { fieldsOf, modules, read, type ShownField } from './project.ts'

afterEach(() => nock.cleanAll())

const kindOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  return typeof value === 'object' ? 'collection' : typeof value === 'string' ? 'text' : typeof value
}

/** Returns where a value is not what the fields promise: another type, a member that they lack, or one that it lacks. */
function broken(fields: ShownField[], value: object, place = 'bundle'): string[] {
  const members = Object.entries(value)
  const known = fields.map(({ name = '' }) => name)
  return [
    ...members.filter(([name]) => !known.includes(name)).map(([name]) => `${place}.${name} is not in the interface`),
    ...known.filter((name) => !Object.hasOwn(value, name)).map((name) => `${place}.${name} is missing`),
    ...fields.flatMap(({ name = '', type = '', spec }) => {
      const member = members.find(([key]) => key === name)?.[1]
      if (member === undefined || type === 'any') return []
      // A sample is JSON, in which a date is a text.
      const isDate = type === 'date' && !Number.isNaN(Date.parse(String(member)))
      if (kindOf(member) !== type && !isDate) return [`${place}.${name} is ${kindOf(member)}, not ${type}`]
      const inner = fieldsOf(spec)
      return inner.length === 0 ? [] : [member].flat().flatMap((one) => broken(inner, one, `${place}.${name}`))
    }),
  ]
}

test.each([
  [{}, 'bundle.a is missing'],
  [{ a: '1' }, 'bundle.a is text, not number'],
  [{ a: 1, b: 2 }, 'bundle.b is not in the interface'],
])('%j breaks a promise', (bundle, problem) => {
  expect(broken([{ name: 'a', type: 'number' }], bundle)).toEqual([problem])
})

const time = '2026-02-23T22:28:54.387Z'

/** An event that has everything that any type of event can have. */
const wholeEvent = {
  type: 'track',
  userId: 'u',
  anonymousId: 'a',
  groupId: 'g',
  previousId: 'p',
  messageId: 'm',
  event: 'Order Completed',
  name: 'Home',
  category: 'Start',
  traits: { plan: 'pro' },
  properties: { total: 1 },
  context: { ip: '203.0.113.7' },
  integrations: { All: true },
  timestamp: time,
  receivedAt: time,
  sentAt: time,
  originalTimestamp: time,
}

/** How each module is made to give a bundle in which nothing is missing. */
const runs: Record<string, () => Promise<object>> = {
  ...Object.fromEntries(
    Object.entries(least).map(([name, parameters]) => [
      name,
      async () => {
        receiveAtSegment(`/v1/${name}`)
        return (await run(name, parameters, { ramen: 'segment' })).bundle
      },
    ]),
  ),
  sendBatch: async () => {
    batchService()
    const events = [{ type: 'track', userId: 'u', event: 'Signed Up' }]
    return (await run('sendBatch', asJson(events), { ramen: 'segment' })).bundle
  },
  makeAnApiCall: async () => {
    receiveAtSegment('/v1/group')
    return (await run('makeAnApiCall', { url: '/v1/group', method: 'POST', body: '{"groupId": "g"}' })).bundle
  },
  watchEvents: async () => (await deliver(wholeEvent)).bundles[0],
}

test('every module is run', () => {
  expect(Object.keys(runs).toSorted()).toEqual(modules.map(({ name }) => name).toSorted())
})

describe.each(modules)('the module $name', ({ name, moduleType, codeFiles }) => {
  const fields = fieldsOf(read(codeFiles.interface ?? ''))

  test('gives what its interface promises, and nothing else', async () => {
    expect(broken(fields, await runs[name]!())).toEqual([])
  })

  test('shows an example that its interface promises, whole unless events differ', () => {
    const problems = broken(fields, read(codeFiles.samples ?? ''))
    expect(
      moduleType === 'instant_trigger' ? problems.filter((text) => !text.endsWith(' is missing')) : problems,
    ).toEqual([])
  })
})
