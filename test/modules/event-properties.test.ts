import nock from 'nock'
import { describe, expect, test } from 'vitest'
import { answer, page, token } from '../rpcs/harness.ts'
import { specEvents } from '../rpcs/spec-events.ts'
import { app, fail, least, receiveAtSegment, sent, writeKey } from './run.ts'

type Values = Record<string, any>

const connection = { region: 'us', writeKey }

/** Opens the dialog, fills it in and runs the module, as Make does with the fields that the dialog showed. */
async function throughDialog(module: string, parameters: Values, given: Values = connection) {
  const form = await app.resolveForm(module, { parameters, connection: given })
  const received = receiveAtSegment(`/v1/${module}`)
  await app.runModule(module, { parameters, connection: given, form })
  return { body: received[0]?.body, form }
}

const track = (eventProperties: unknown, more: Values = {}): Values => ({ ...least.track, eventProperties, ...more })

const products = [
  { product_id: 'p-1', price: '19.90', quantity: 2, coupon: '', image_url: null },
  { name: 'Lamp', price: 0 },
]

describe('an event of the specification', () => {
  test('is sent typed and in the order of its fields', async () => {
    const properties = { products, order_id: 50314, checkout_id: '', total: '27.5', tax: 0, coupon: null }
    const { body } = await throughDialog('track', track(properties, { currency: 'eur', revenue: '25' }))
    expect(body.properties).toEqual({
      order_id: '50314',
      total: 27.5,
      tax: 0,
      coupon: null,
      products: [
        { product_id: 'p-1', price: 19.9, quantity: 2, image_url: null },
        { name: 'Lamp', price: 0 },
      ],
      currency: 'EUR',
      revenue: 25,
    })
    expect(Object.keys(body.properties).at(-1)).toBe('products')
  })

  test('sends dates as the text that they are, and as ISO 8601 where a date is mapped', async () => {
    const trial = { trial_start_date: '2025-06-01', trial_end_date: new Date('2025-07-01T10:00:00Z') }
    const started = await throughDialog('track', track(trial, { event: 'Trial Started' }))
    expect(started.body.properties).toEqual({
      trial_start_date: '2025-06-01',
      trial_end_date: '2025-07-01T10:00:00.000Z',
    })
  })

  test.each([true, false])('sends the switch %s', async (value) => {
    const opened = await throughDialog('track', track({ from_background: value }, { event: 'Application Opened' }))
    expect(opened.body.properties).toEqual({ from_background: value })
  })

  test.each(['no', 'false', 'FALSE', 1, 'yes'])('refuses the switch %j', async (value) => {
    const opened = throughDialog('track', track({ from_background: value }, { event: 'Application Opened' }))
    await expect(opened).rejects.toThrow(`Value '${value}' not found in options.`)
    nock.cleanAll()
  })

  test.each([[undefined], [{}], [{ campaign: '' }]])('sends no properties for %j', async (properties) => {
    const { body } = await throughDialog('track', track(properties, { event: 'Push Notification Received' }))
    expect(body).not.toHaveProperty('properties')
  })

  test('sends a mapped collection as it is', async () => {
    const properties = { provider: '', campaign: { name: 'Spring', ad_group: '', source: null } }
    const { body } = await throughDialog('track', track(properties, { event: 'Install Attributed' }))
    expect(body.properties).toEqual({ campaign: properties.campaign })
  })

  test.each(Object.values(specEvents).flatMap(Object.keys))('%s can be sent untouched', async (event) => {
    const { body, form } = await throughDialog('track', { userId: 'u-1', event })
    expect(form.problems.filter(({ place }) => place.includes('event'))).toEqual([])
    expect(body).toMatchObject({ event, userId: 'u-1' })
    expect(body).not.toHaveProperty('properties')
  })

  test('refuses a value of the wrong type before anything is sent', async () => {
    const parameters = track({ tax: 'much' })
    const form = await app.resolveForm('track', { parameters, connection })
    await expect(app.runModule('track', { parameters, connection, form })).rejects.toMatchObject({
      name: 'BundleValidationError',
      message: expect.stringContaining('Tax (eventProperties.tax): Expected a number'),
      log: [],
    })
  })
})

describe('without the dialog', () => {
  test('mapped properties are sent as they are', async () => {
    const properties = { any: { deep: [1, { a: {} }, 'x'] }, empty: {}, 'odd "name"': true }
    expect((await sent('track', track(properties))).properties).toEqual(properties)
  })

  test('an event name that is no text becomes one', async () => {
    expect((await sent('track', { ...least.track, event: 404 })).event).toBe('404')
  })

  test.each(['text', 5, [1], [{ a: 1 }]])('refuses %j for all properties at once', async (properties) => {
    const error = await fail('track', track(properties))
    expect([error.name, error.message]).toEqual(['InvalidConfigurationError', 'Event properties must be a collection.'])
  })
})

const custom = (name: string, value: unknown = 'x') => ({ customProperties: [{ name, type: 'text', value }] })

describe('a name that is filled in twice', () => {
  test.each([
    ['an event field and a custom property', track({ order_id: '1' }, custom('order_id')), 'order_id'],
    ['an erased event field and a custom property', track({ order_id: null }, custom('order_id')), 'order_id'],
    ['a name with a quote', track({ 'a "b"': 1 }, custom('a "b"')), 'a "b"'],
    ['a name with a comma', track({ 'a,b': 1 }, custom('a,b')), 'a,b'],
    ['Revenue and an event field', track({ revenue: 1, currency: 'USD' }, { revenue: 1 }), 'revenue'],
  ])('is refused: %s', async (_, parameters, name) => {
    const error = await fail('track', parameters)
    expect([error.name, error.message]).toEqual([
      'DataError',
      expect.stringMatching(`^A name is there twice: .*${name}`),
    ])
    expect(error.log).toEqual([])
  })

  test.each([
    ['the event field is empty', track({ order_id: '', total: 1 }, custom('order_id')), { total: 1, order_id: 'x' }],
    ['Revenue is empty', track({ revenue: 5 }), { revenue: 5 }],
  ])('is none when %s', async (_, parameters, properties) => {
    const cleaned = await throughDialog('track', { ...parameters, event: 'Order Completed' })
    expect(cleaned.body.properties).toEqual(properties)
  })
})

test('an event of one’s own is sent under the name that is typed below', async () => {
  const values = { ...least.track, event: 'A name of your own', ownEvent: ' Report Exported ' }
  expect((await throughDialog('track', values)).body.event).toBe('Report Exported')
  const form = await app.resolveForm('track', { parameters: { ...values, ownEvent: '' }, connection })
  const run = app.runModule('track', { parameters: { ...values, ownEvent: '' }, connection, form })
  await expect(run).rejects.toThrow('Your event name (ownEvent): Field is mandatory.')
})

const string = { type: 'string' }
const rule = (type: string, key: string, data: object, event?: string) => ({
  type,
  ...(event !== undefined && { key: event }),
  jsonSchema: { properties: { [key]: data } },
})
const withToken = { ...connection, token }

/** What opening the dialog with a tracking plan asks the Public API for. */
function announce(rules: unknown[], events: boolean): void {
  page('/tracking-plans', 'trackingPlans', [{ id: 'tp_1', name: 'P' }], { qs: { type: 'LIVE' } })
  page('/tracking-plans/tp_1/rules', 'rules', rules)
  // For Write key, and for Destinations.
  page('/sources', 'sources', [])
  page('/sources', 'sources', [])
  page('/destinations', 'destinations', [])
  answer('/tracking-plans/tp_1', 200, { data: { trackingPlan: { id: 'tp_1', name: 'P' } } })
  if (events) page('/tracking-plans/tp_1/rules', 'rules', rules)
}

const withPlan = (more: Values): Values => ({ trackingPlan: 'tp_1', ...more })

describe('a tracking plan', () => {
  const rules = [
    rule(
      'TRACK',
      'properties',
      {
        required: ['order_id', 'delivery'],
        properties: {
          order_id: string,
          paid_at: { type: ['string', 'null'], format: 'date-time' },
          delivery: {
            type: 'object',
            required: ['method'],
            properties: { method: { enum: ['Courier'] }, gift: { type: 'boolean' } },
          },
          lines: {
            type: 'array',
            items: { type: 'object', required: ['sku'], properties: { sku: string, n: { type: 'integer' } } },
          },
        },
      },
      'Order Completed',
    ),
    rule('IDENTIFY', 'traits', {
      required: ['level'],
      properties: { level: string, email: string, score: { type: 'number' } },
    }),
    rule('GROUP', 'traits', { properties: { vat_id: string } }),
  ]

  async function opened(module: string, parameters: Values) {
    announce(rules, module === 'track')
    return app.resolveForm(module, { parameters, connection: withToken })
  }

  test('types the properties of its event', async () => {
    const eventProperties = {
      lines: [{ n: 2, sku: '5' }],
      delivery: { method: 'Courier', gift: true },
      order_id: 1,
      paid_at: new Date('2025-01-01T00:00:00Z'),
    }
    const parameters = withPlan(track(eventProperties))
    const form = await opened('track', parameters)
    expect(form.problems).toEqual([])
    const received = receiveAtSegment('/v1/track')
    await app.runModule('track', { parameters, connection: withToken, form })
    expect(received[0]?.body.properties).toEqual({
      order_id: '1',
      paid_at: '2025-01-01T00:00:00.000Z',
      delivery: { method: 'Courier', gift: true },
      lines: [{ sku: '5', n: 2 }],
    })
    expect(received[0]?.body).not.toHaveProperty('trackingPlan')
  })

  test.each([
    [undefined, 'Event properties (P) (eventProperties): Field is mandatory.'],
    [{}, 'order_id (eventProperties.order_id): Field is mandatory.'],
    [{ order_id: '1' }, 'delivery (eventProperties.delivery): Field is mandatory.'],
  ])('refuses %j, as something that it requires is missing', async (eventProperties, message) => {
    const parameters = withPlan(track(eventProperties))
    const form = await opened('track', parameters)
    const run = app.runModule('track', { parameters, connection: withToken, form })
    await expect(run).rejects.toMatchObject({ name: 'BundleValidationError', log: [] })
    await expect(run).rejects.toThrow(message)
  })

  test.each([
    [
      'identify',
      {
        userId: 'u-1',
        moreTraits: { title: 'Dr' },
        traits: { email: 'a@example.com' },
        planTraits: { level: 3, score: '1.5' },
      },
      { email: 'a@example.com', title: 'Dr', level: '3', score: 1.5 },
    ],
    ['group', { ...least.group, traits: { name: 'G' }, planTraits: { vat_id: '' } }, { name: 'G' }],
    [
      'group',
      { ...least.group, planTraits: { vat_id: 'CZ1' }, customTraits: [{ name: 'a', type: 'number', value: 1 }] },
      { vat_id: 'CZ1', a: 1 },
    ],
  ])('adds its traits to %s', async (module, values, traits) => {
    const parameters = withPlan(values)
    const form = await opened(module, parameters)
    expect(form.problems).toEqual([])
    const received = receiveAtSegment(`/v1/${module}`)
    await app.runModule(module, { parameters, connection: withToken, form })
    expect(received[0]?.body.traits).toEqual(traits)
  })

  test.each([
    [{ traits: { email: 'a' }, planTraits: { email: 'b' } }, 'email'],
    [{ planTraits: { level: 'b' }, customTraits: [{ name: 'level', type: 'text', value: 'a' }] }, 'level'],
  ])('refuses a trait that is filled in twice: %j', async (values, name) => {
    for (const module of ['identify', 'group']) {
      // oxlint-disable-next-line no-await-in-loop -- requests are announced one after the other
      expect((await fail(module, { ...least[module], ...values })).message).toContain(`A name is there twice: ${name}`)
    }
  })

  test('refuses what is no collection for its traits', async () => {
    const error = await fail('identify', { userId: 'u', planTraits: 'x' })
    expect(error.message).toBe('Traits of the plan must be a collection.')
  })

  test('that cannot be read shows why, and leaves the rest of the dialog', async () => {
    const form = await app.resolveForm('identify', {
      parameters: withPlan({ userId: 'u' }),
      connection: withToken,
    })
    expect(form.problems.map(({ place }) => place)).toContain("module 'identify', expect.trackingPlan")
    expect(form.expect.map(({ name }) => name)).toContain('customTraits')
  })
})
