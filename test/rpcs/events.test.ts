import { describe, expect, test } from 'vitest'
import { writeKey } from '../modules/run.ts'
import { answer, call, connection, page } from './harness.ts'
import { notationOf, specEvents } from './spec-events.ts'

const withoutToken = { region: 'us', writeKey }
const trackingPlan = 'tp_1'

/** The events of each group. */
const grouped = (result: any[]) =>
  result.map(({ label, options }) => [label, options.map(({ value }: any) => value)] as const)

const own = ['Your own', ['A name of your own']] as const
const specification = Object.entries(specEvents).map(([label, events]) => [label, Object.keys(events)])

const planIs = (name = 'Shop') => answer('/tracking-plans/tp_1', 200, { data: { trackingPlan: { id: 'tp_1', name } } })

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
    expect(grouped(result)).toEqual([own, ...specification])
    expect(log).toEqual([])
    for (const { options } of result) for (const { label, value } of options) expect(label).toBe(value)
  })

  test('begins with the events of the plan from every page, each once', async () => {
    rulesAre([track('Order Completed'), { type: 'IDENTIFY', jsonSchema: {} }, track('Odd "name", with {b}\\')], {
      next: 'Mw==',
    })
    rulesAre([{ type: 'COMMON', key: null }, { type: 'PAGE', key: 'Home' }, track('Order Completed')], {
      cursor: 'Mw==',
    })
    const { result } = await call('listEvents', { trackingPlan })
    expect(grouped(result)).toEqual([
      own,
      ['Tracking plan', ['Order Completed', 'Odd "name", with {b}\\']],
      ...specification,
    ])
  })

  test('has every event of a plan of 250, and none of an empty one', async () => {
    const names = Array.from({ length: 250 }, (_, index) => `Event ${index}`)
    rulesAre(
      names.slice(0, 200).map((name) => track(name)),
      { next: 'Mg==' },
    )
    rulesAre(
      names.slice(200).map((name) => track(name)),
      { cursor: 'Mg==' },
    )
    expect(grouped((await call('listEvents', { trackingPlan })).result)[1]).toEqual(['Tracking plan', names])
    rulesAre([])
    expect(grouped((await call('listEvents', { trackingPlan })).result)[1]).toEqual(['Tracking plan', []])
  })

  test('encodes the plan in addresses', async () => {
    page('/tracking-plans/a%2F%3Fb/rules', 'rules', [track('E')])
    const { result } = await call('listEvents', { trackingPlan: 'a/?b' })
    expect(grouped(result)[1]).toEqual(['Tracking plan', ['E']])
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
    expect(fields.map(notationOf).toSorted()).toEqual(expected.toSorted())
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

test('an event of one’s own has a field for its name alone, with a plan too', async () => {
  const event = 'A name of your own'
  const expected = [expect.objectContaining({ name: 'ownEvent', type: 'text', required: true })]
  expect((await call('eventProperties', { event }, withoutToken)).result).toEqual(expected)
  rulesAre([track('E', { properties: { a: { type: 'string' } } })])
  expect((await call('eventProperties', { event, trackingPlan })).result).toEqual(expected)
})

describe('the properties of an event of a tracking plan', () => {
  const string = { type: 'string' }

  test('stand before those of the specification, under the name of the plan', async () => {
    rulesAre([track('Order Completed', { properties: { order_id: string, note: { type: 'string' } } })])
    planIs()
    const { result } = await call('eventProperties', { trackingPlan, event: 'Order Completed' })
    expect(result).toEqual([
      expect.objectContaining({ name: 'eventProperties', type: 'collection', label: 'Event properties (Shop)' }),
    ])
    expect(result[0].spec.map(notationOf)).toEqual(['order_id', 'note'])
  })

  test.each([
    track('Order Completed'),
    track('Order Completed', { properties: {} }),
    track('Order Completed', null),
    track('Other', { properties: { a: string } }),
    { type: 'TRACK', key: 'Order Completed' },
    { type: 'TRACK' },
  ])('are those of the specification where the plan has none: %j', async (rule) => {
    rulesAre([rule])
    expect((await fieldsOf({ trackingPlan, event: 'Order Completed' })).map(notationOf)).toContain('products:P')
  })

  test.each(['Plain', 'With, comma', 'With.dot', 'With [1]', '"Quoted"', '{Braces}', 'constructor', 'Größe 麵'])(
    'are found for the name %s, on any page',
    async (event) => {
      rulesAre([track('With', { properties: { wrong: string } })], { next: 'Mg==' })
      rulesAre([track(event, { properties: { right: string } })], { cursor: 'Mg==', next: 'Mw==' })
      rulesAre([track('Other', { properties: { wrong: string } })], { cursor: 'Mw==' })
      planIs()
      expect((await fieldsOf({ trackingPlan, event })).map(notationOf)).toEqual(['right'])
    },
  )

  test.each([
    [{ type: 'string' }, 'text', ''],
    [{ type: ['string', 'null'], description: 'Any.' }, 'text', 'Any.'],
    [{}, 'any', ''],
    [true, 'any', ''],
    [null, 'any', ''],
    [{ type: 'null' }, 'any', ''],
    [{ type: ['string', 'number'] }, 'any', ''],
    [{ type: ['boolean', 'number'] }, 'any', ''],
    [{ type: ['string', 'object', 'null'] }, 'any', ''],
    [{ type: 'string', format: 'date-time' }, 'text', ' ISO 8601, such as 2026-01-31. A mapped date fits.'],
    [{ enum: ['a', 'b, c'] }, 'any', ' One of: a, b, c.'],
    [{ type: 'number' }, 'number', ''],
    [{ type: ['null', 'integer'] }, 'number', ''],
    [{ type: 'array', items: { type: 'string' } }, 'any', ' Map a list.'],
    [{ type: ['object', 'null'], properties: { b: string } }, 'any', ' Map a collection.'],
    [{ type: ['boolean'] }, 'select', ' Map a comparison such as `x = "TRUE"`: a text such as `no` is refused.'],
  ])('%j is a field of the type %s', async (schema, type, help) => {
    rulesAre([track('E', { properties: { a: schema } })])
    planIs()
    const options =
      type === 'select'
        ? {
            options: [
              { label: 'Yes', value: true },
              { label: 'No', value: false },
            ],
          }
        : {}
    expect(await fieldsOf({ trackingPlan, event: 'E' })).toEqual([
      { name: 'a', label: 'a', type, required: false, help, ...options },
    ])
  })

  test('are labelled with the titles of the plan', async () => {
    rulesAre([track('E', { properties: { a: { type: 'string', title: 'Alpha' }, 'b.c': string, '"q"': string } })])
    planIs()
    const fields = await fieldsOf({ trackingPlan, event: 'E' })
    expect(fields.map(({ name, label }: any) => [name, label])).toEqual([
      ['a', 'Alpha'],
      ['b.c', 'b.c'],
      ['"q"', '"q"'],
    ])
  })

  test.each([
    [['a'], true, [true, false]],
    [[], false, [false, false]],
    [undefined, false, [false, false]],
    [null, false, [false, false]],
  ])('are required as the plan says with %j, and so is the collection', async (required, whole, each) => {
    rulesAre([track('E', { required, properties: { a: string, b: string } })])
    planIs()
    const { result } = await call('eventProperties', { trackingPlan, event: 'E' })
    expect(result[0].required).toBe(whole)
    expect(result[0].spec.map((field: any) => field.required)).toEqual(each)
  })

  test('leave out what stands beside them, unless the plan requires it', async () => {
    const properties = { a: string, revenue: { type: 'number' }, currency: string, value: { type: 'number' } }
    rulesAre([track('E', { properties, required: ['revenue'] })])
    planIs()
    expect((await fieldsOf({ trackingPlan, event: 'E' })).map(notationOf)).toEqual(['a', 'revenue:number'])
  })

  test('are asked for only when there is an event', async () => {
    const { log } = await call('eventProperties', { trackingPlan })
    expect(log).toEqual([])
  })

  test('may nest as deep as they like, as the dialog shows the first level', async () => {
    const deep = Array.from({ length: 50 }).reduce<object>((a) => ({ type: 'object', properties: { a } }), string)
    rulesAre([track('E', { properties: { a: deep } })])
    planIs()
    expect((await fieldsOf({ trackingPlan, event: 'E' })).map(notationOf)).toEqual(['a:any'])
  })
})

const traits = (type: string, properties: object, required: string[] = []) => ({
  type,
  jsonSchema: { properties: { context: {}, properties: {}, traits: { type: 'object', properties, required } } },
})

describe('the traits of a tracking plan', () => {
  const asked = { trackingPlan, call: 'IDENTIFY' }

  test.each([
    ['IDENTIFY', ['level', 'employees:number']],
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
    planIs()
    const { result } = await call('planTraits', { ...asked, call: type })
    expect(result).toEqual([
      expect.objectContaining({ name: 'planTraits', type: 'collection', label: 'Traits of the plan (Shop)' }),
    ])
    expect(result[0].spec.map(notationOf)).toEqual(expected)
  })

  test('include what the plan requires, although the dialog has a field for it', async () => {
    rulesAre([traits('IDENTIFY', { email: { type: 'string' }, name: { type: 'string' } }, ['email'])])
    planIs()
    const { result } = await call('planTraits', asked)
    expect(result[0].spec.map(({ name, required }: any) => [name, required])).toEqual([['email', true]])
  })

  test.each([[[]], [[track('E')]], [[traits('IDENTIFY', {})]], [[{ type: 'IDENTIFY', jsonSchema: {} }]]])(
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
