import { describe, expect, test } from 'vitest'
import { writeKey } from '../modules/run.ts'
import { answer, call, connection, page } from './harness.ts'
import { notationOf, specEvents } from './spec-events.ts'

const withoutToken = { region: 'us', writeKey }
const trackingPlan = 'tp_1'

/** The events of each group. */
const grouped = (result: any[]) =>
  result.map(({ label, options }) => [label, options.map(({ value }: any) => value)] as const)

const specification = Object.entries(specEvents).map(([label, events]) => [label, Object.keys(events)])

const planIs = (name?: string) => answer('/tracking-plans/tp_1', 200, { data: { trackingPlan: { id: 'tp_1', name } } })

const rulesAre = (rules: unknown[], more = {}) => page('/tracking-plans/tp_1/rules', 'rules', rules, more)

const track = (key: string, properties: unknown = {}) => ({
  type: 'TRACK',
  key,
  jsonSchema: { properties: { context: {}, traits: {}, properties } },
})

describe('the list of events', () => {
  test.each([
    ['without a token', {}, withoutToken],
    ['without a tracking plan', {}, connection],
    ['with an empty one', { trackingPlan: '' }, connection],
    ['with a plan and no token', { trackingPlan }, withoutToken],
    ['with a mapped plan', { trackingPlan: '{{1.plan}}' }, connection],
  ])('%s is that of the specification, and asks nobody', async (_, parameters, given) => {
    const { result, log } = await call('listEvents', parameters, given)
    expect(grouped(result)).toEqual(specification)
    expect(log).toEqual([])
    for (const { options } of result) for (const { label, value } of options) expect(label).toBe(value)
  })

  test('begins with the events of the plan under its name, from every page, each once', async () => {
    planIs('Shop plan')
    rulesAre([track('Order Completed'), { type: 'IDENTIFY', jsonSchema: {} }, track('Odd "name", with {b}\\')], {
      next: 'Mw==',
    })
    rulesAre([{ type: 'COMMON', key: null }, { type: 'PAGE', key: 'Home' }, track('Order Completed')], {
      cursor: 'Mw==',
    })
    const { result } = await call('listEvents', { trackingPlan })
    expect(grouped(result)).toEqual([['Shop plan', ['Order Completed', 'Odd "name", with {b}\\']], ...specification])
  })

  test('has no group for a plan without events', async () => {
    planIs()
    rulesAre([{ type: 'GROUP', jsonSchema: {} }])
    expect(grouped((await call('listEvents', { trackingPlan })).result)).toEqual(specification)
  })

  test('encodes the plan in addresses', async () => {
    answer('/tracking-plans/a%2F%3Fb', 200, { data: { trackingPlan: { id: 'a/?b', name: 'P' } } })
    page('/tracking-plans/a%2F%3Fb/rules', 'rules', [track('E')])
    const { result } = await call('listEvents', { trackingPlan: 'a/?b' })
    expect(grouped(result)[0]).toEqual(['P', ['E']])
  })
})

/** The fields inside the one collection that the RPC gives; none when it gives nothing. */
async function fieldsOf(parameters: Record<string, unknown>, given: Record<string, unknown> = connection) {
  const { result } = await call('eventProperties', parameters, given)
  const [collection] = result
  if (collection === undefined) return []
  expect(result).toEqual([expect.objectContaining({ name: 'eventProperties', type: 'collection' })])
  return collection.spec
}

describe('the properties of an event of the specification', () => {
  const besideTheEvent = /^(?:currency|revenue:number|value:number)$/
  const events = Object.values(specEvents).flatMap((group) => Object.entries(group))

  test.each(events)('%s', async (event, notation) => {
    const expected = notation.split(' ').filter((one) => one !== '' && !besideTheEvent.test(one))
    const fields = await fieldsOf({ event }, withoutToken)
    expect(fields.map(notationOf)).toEqual(expected)
    for (const field of fields) expect(field).toMatchObject({ label: expect.stringMatching(/^[A-Z]/) })
  })

  test.each(['Report Exported', '{{1.event}}', '', undefined, 5, 'constructor', '__proto__', 'order completed'])(
    'are none for %j',
    async (event) => {
      expect(await fieldsOf({ event }, withoutToken)).toEqual([])
    },
  )

  test('keep what the specification closes as a choice', async () => {
    const fields = await fieldsOf({ event: 'Video Ad Started' }, withoutToken)
    const type = fields.find(({ name }: any) => name === 'type')
    expect(type.options.map(({ value }: any) => value)).toEqual(['pre-roll', 'mid-roll', 'post-roll'])
    expect(type.dynamic).toBe(true)
  })
})

describe('the properties of an event of a tracking plan', () => {
  const string = { type: 'string' }

  test('stand before those of the specification', async () => {
    rulesAre([track('Order Completed', { properties: { order_id: string, note: { type: 'string' } } })])
    expect((await fieldsOf({ trackingPlan, event: 'Order Completed' })).map(notationOf)).toEqual(['order_id', 'note'])
  })

  test.each([
    track('Order Completed'),
    track('Order Completed', { properties: {} }),
    track('Other'),
    { type: 'TRACK' },
  ])('are those of the specification where the plan has none: %j', async (rule) => {
    rulesAre([rule])
    expect((await fieldsOf({ trackingPlan, event: 'Order Completed' })).map(notationOf)).toContain('products:P')
  })

  test.each(['With, comma', 'With.dot', 'With [1]', '"Quoted"', '{Braces}', 'constructor'])(
    'are found for the name %s',
    async (event) => {
      rulesAre([
        { type: 'PAGE', key: event, jsonSchema: { properties: { properties: { properties: { wrong: string } } } } },
        track('With', { properties: { wrong: string } }),
        track(event, { properties: { right: string } }),
      ])
      expect((await fieldsOf({ trackingPlan, event })).map(notationOf)).toEqual(['right'])
    },
  )

  test('are required as the plan says, and so is the collection', async () => {
    rulesAre([track('E', { required: ['a'], properties: { a: string, b: string } })])
    const { result } = await call('eventProperties', { trackingPlan, event: 'E' })
    expect(result[0].required).toBe(true)
    expect(result[0].spec).toEqual([
      { name: 'a', label: 'a', required: true, type: 'text' },
      { name: 'b', label: 'b', type: 'text' },
    ])
    rulesAre([track('E', { properties: { a: string } })])
    expect((await call('eventProperties', { trackingPlan, event: 'E' })).result[0]).not.toHaveProperty('required')
  })

  test('leave out what stands beside them, unless the plan requires it', async () => {
    const properties = { a: string, revenue: { type: 'number' }, currency: string, value: { type: 'number' } }
    rulesAre([track('E', { properties, required: ['revenue'] })])
    expect((await fieldsOf({ trackingPlan, event: 'E' })).map(notationOf)).toEqual(['a', 'revenue:number'])
  })

  test('are asked for only when there is an event', async () => {
    const { log } = await call('eventProperties', { trackingPlan })
    expect(log).toEqual([])
  })

  test.each([30, 50])('that cannot be read, as they nest %i levels deep, are explained', async (length) => {
    const deep = Array.from({ length }).reduce<object>((a) => ({ type: 'object', properties: { a } }), string)
    rulesAre([track('E', { properties: { a: deep } })])
    await expect(fieldsOf({ trackingPlan, event: 'E' })).rejects.toMatchObject({
      name: 'DataError',
      message: expect.stringContaining('in a form that the dialog cannot show'),
    })
  })
})

const traits = (type: string, properties: object, required: string[] = []) => ({
  type,
  jsonSchema: { properties: { context: {}, properties: {}, traits: { type: 'object', properties, required } } },
})

describe('the traits of a tracking plan', () => {
  const asked = { trackingPlan, call: 'IDENTIFY' }

  test.each([
    ['IDENTIFY', ['level', 'employees:integer']],
    ['GROUP', ['level:number', 'firstName']],
  ])('for %s are those that the dialog has no field for', async (type, expected) => {
    rulesAre([
      track('E'),
      traits('GROUP', { level: { type: 'number' }, employees: { type: 'integer' }, firstName: { type: 'string' } }),
      traits('IDENTIFY', {
        level: { type: ['string', 'null'] },
        employees: { type: 'integer' },
        firstName: { type: 'string' },
      }),
    ])
    const { result } = await call('planTraits', { ...asked, call: type })
    expect(result).toEqual([expect.objectContaining({ name: 'planTraits', type: 'collection' })])
    expect(result[0].spec.map(notationOf)).toEqual(expected)
  })

  test('include what the plan requires, although the dialog has a field for it', async () => {
    rulesAre([traits('IDENTIFY', { email: { type: 'string' }, name: { type: 'string' } }, ['email'])])
    const { result } = await call('planTraits', asked)
    expect(result[0].spec).toEqual([{ name: 'email', label: 'email', required: true, type: 'text' }])
  })

  test.each([[[track('E')]], [[traits('IDENTIFY', {})]], [[{ type: 'IDENTIFY', jsonSchema: {} }]]])(
    'are none for %j',
    async (rules) => {
      rulesAre(rules)
      expect((await call('planTraits', asked)).result).toEqual([])
    },
  )

  test('are none, and nobody is asked, without a plan or a token', async () => {
    expect((await call('planTraits', { call: 'IDENTIFY' })).result).toEqual([])
    expect((await call('planTraits', asked, withoutToken)).result).toEqual([])
  })
})
