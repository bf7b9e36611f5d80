import { describe, expect, test } from 'vitest'
import { fail, least, library, sent, unlike } from './run.ts'

/** Where a module takes a whole collection beside the single fields, and what of its dialog becomes the same names. */
const wholes: Record<
  string,
  { parameter: string; label: string; key: string; field: Record<string, unknown>; name: string }
> = {
  track: {
    parameter: 'mappedProperties',
    label: 'Mapped properties',
    key: 'properties',
    field: { revenue: 5 },
    name: 'revenue',
  },
  page: {
    parameter: 'mappedProperties',
    label: 'Mapped properties',
    key: 'properties',
    field: { title: 'T' },
    name: 'title',
  },
  screen: { parameter: 'mappedProperties', label: 'Mapped properties', key: 'properties', field: {}, name: 'category' },
  identify: {
    parameter: 'planTraits',
    label: 'Traits of the plan',
    key: 'traits',
    field: { traits: { email: 'e' } },
    name: 'email',
  },
  group: {
    parameter: 'planTraits',
    label: 'Traits of the plan',
    key: 'traits',
    field: { traits: { plan: 'p' } },
    name: 'plan',
  },
}

const notCollections = ['text', '{"a": 1}', [], [{ a: 1 }], [1, 2], 5, true]

describe.each(Object.entries(wholes))('%s', (module, { parameter, label, key, field, name }) => {
  const list = key === 'traits' ? 'customTraits' : 'customProperties'

  test('joins a whole collection, the fields of the dialog and the list', async () => {
    const whole = { planned: 1, nested: { a: [{}], b: null }, 'a.b': 'dot', Label: 'x' }
    const body = await sent(module, {
      ...least[module],
      ...field,
      [parameter]: whole,
      [list]: [{ name: 'own', type: 'text', value: 'v' }],
    })
    expect(body[key]).toEqual({ ...(field['traits'] ?? field), ...whole, own: 'v' })
  })

  test.each([
    { Label: 'x', label: 'y' },
    { orderId: 'x', order_id: 'y' },
  ])('refuses one name in two spellings, which would be two values of one thing: %j', async (whole) => {
    const error = await fail(module, { ...least[module], [parameter]: whole })
    expect([error.name, error.message]).toEqual([
      'DataError',
      `A name is there twice: ${Object.keys(whole).join(', ')}`,
    ])
  })

  test('takes reserved names in a whole collection, where no field has them', async () => {
    const body = await sent(module, { ...least[module], [parameter]: { [name]: 'mapped', order_id: 'o' } })
    expect(body[key]).toEqual({ [name]: 'mapped', order_id: 'o' })
  })

  test.each(notCollections)(`refuses %j as ${label}`, async (value) => {
    const error = await fail(module, { ...least[module], [parameter]: value })
    expect([error.name, error.message]).toEqual(['InvalidConfigurationError', `${label} must be a collection.`])
    expect(error.log).toEqual([])
  })

  test('refuses a name that a whole collection and the list have, and names it', async () => {
    const error = await fail(module, {
      ...least[module],
      [parameter]: { planned: 1, other: 2 },
      [list]: [{ name: 'planned', type: 'text', value: 'x' }],
    })
    expect([error.name, error.message]).toEqual(['DataError', 'A name is there twice: planned, other, planned'])
  })
})

describe.each(Object.entries(wholes).filter(([, { field }]) => Object.keys(field).length > 0))(
  '%s',
  (module, whole) => {
    const { parameter, key, field, name } = whole

    test('refuses a name that is mapped and filled in, and names it', async () => {
      const error = await fail(module, { ...least[module], ...field, [parameter]: { a: 1, [name]: 'x' } })
      expect(error.name).toBe('DataError')
      expect(error.message).toMatch(new RegExp(`^A name is (filled in, and mapped|there twice): .*\\b${name}\\b`))
    })

    test('takes it from the whole collection where the field is left empty', async () => {
      const left = field['traits'] ? { traits: { [name]: '' } } : { [name]: '' }
      const body = await sent(module, { ...least[module], ...left, [parameter]: { [name]: 'x' } })
      expect(body[key]).toEqual({ [name]: 'x' })
    })
  },
)

test.each(['identify', 'group'])('%s refuses a trait that is in two collections of its dialog', async (module) => {
  const name = module === 'identify' ? 'age' : 'phone'
  const parameters = { ...least[module], traits: { [name]: '30' }, moreTraits: { [name]: '40' } }
  expect((await fail(module, parameters)).message).toBe(`A name is there twice: ${name}, ${name}`)
})

test('the event of a plan and a whole collection may both be there, under different names', async () => {
  const both = { eventProperties: { order_id: 'o', products: [{ sku: 's' }] }, mappedProperties: { note: 'n' } }
  expect((await sent('track', { ...least['track'], ...both })).properties).toEqual({
    order_id: 'o',
    products: [{ sku: 's' }],
    note: 'n',
  })
  const error = await fail('track', { ...least['track'], ...both, mappedProperties: { order_id: 'p' } })
  expect(error.message).toMatch(/^A name is there twice: .*order_id/)
})

describe.each(Object.entries(unlike))('the context of %s', (module, parameters) => {
  test('is what is mapped, and what is filled in', async () => {
    const mapped = {
      ip: '1.1.1.1',
      screen: { width: 320 },
      userAgentData: { mobile: true },
      traits: { email: 'e' },
      consent: { categoryPreferences: { A: false } },
      empty: {},
    }
    const context = { locale: 'cs-CZ', groupId: ' g ' }
    const body = await sent(module, { ...parameters, mappedContext: mapped, context })
    expect(body.context).toEqual({ ...mapped, locale: 'cs-CZ', groupId: 'g', library })
  })

  test.each([
    [{ ip: '1.1.1.1' }, { ip: '8.8.8.8' }],
    [{ groupId: 'g' }, { groupId: 'h' }],
    [{ consent: { categoryPreferences: { A: false } } }, { consentCategories: [{ category: 'B', agreed: true }] }],
    [{ campaign: { source: 'a' } }, { campaignParameters: [{ name: 'medium', value: 'b' }] }],
  ])('refuses %j mapped beside %j: one would replace all of the other', async (mappedContext, context) => {
    const error = await fail(module, { ...parameters, mappedContext, context })
    expect([error.name, error.message]).toEqual(['DataError', 'A part of the context is filled in and mapped.'])
  })

  test('has the fields that every dialog offers', async () => {
    const context = {
      locale: 'en-US',
      timezone: 'Europe/Prague',
      ip: '8.8.8.8',
      userAgent: 'Mozilla/5.0',
      active: false,
      groupId: 'g-2',
      externalIds: [{ id: '420-555', type: 'phone', collection: 'users', encoding: 'none' }],
    }
    const body = await sent(module, {
      ...parameters,
      context: {
        ...context,
        consentCategories: [
          { category: 'Advertising', agreed: true },
          { category: 'C0002', agreed: false },
        ],
        campaignParameters: [
          { name: 'source', value: 'letter' },
          { name: 'own_id', value: '7' },
        ],
      },
    })
    expect(body.context).toEqual({
      ...context,
      consent: { categoryPreferences: { Advertising: true, C0002: false } },
      campaign: { source: 'letter', own_id: '7' },
      library,
    })
  })

  test('says nothing of consent without a category, as an empty collection would mean no to everything', async () => {
    for (const consentCategories of [[], undefined, null]) {
      // oxlint-disable-next-line no-await-in-loop -- each needs its own request
      expect((await sent(module, { ...parameters, context: { consentCategories } })).context).toEqual({ library })
    }
  })

  test.each(['no', 'FALSE', 'true', 0])('refuses %j for Active and in consent', async (value) => {
    const active = await fail(module, { ...parameters, context: { active: value } })
    expect(active.message).toContain('not found in options')
    const agreed = await fail(module, {
      ...parameters,
      context: { consentCategories: [{ category: 'A', agreed: value }] },
    })
    expect(agreed.message).toContain('not found in options')
  })

  test.each(notCollections)('cannot be mapped as %j', async (mappedContext) => {
    const error = await fail(module, { ...parameters, mappedContext })
    expect([error.name, error.message]).toEqual(['InvalidConfigurationError', 'Mapped context must be a collection.'])
  })
})

test.each(['track', 'page', 'screen'])('the context of %s has what surrounds an event', async (module) => {
  const context = {
    traits: { email: 'e@example.com', name: 'N', phone: '1' },
    page: { url: 'https://example.com/a', title: 'A', path: '/a', referrer: 'https://example.org', search: '?q' },
    referrer: { id: 'r', type: 'dataxu', name: 'n', url: 'u', link: 'l' },
    device: { id: 'd', type: 'ios', manufacturer: 'Apple', model: 'iPhone7,2', name: 'm', version: '9', token: 'push' },
    os: { name: 'iPhone OS', version: '8.1.3' },
    app: { name: 'InitechGlobal', version: '545', build: '3.0.1.545', namespace: 'com.production.segment' },
    screen: { width: 320, height: 568, density: 2 },
    network: { bluetooth: false, cellular: true, wifi: false, carrier: 'T-Mobile US' },
  }
  expect((await sent(module, { ...least[module], context })).context).toEqual({ ...context, library })
})

describe.each(Object.entries(unlike))('the destinations of %s', (module, parameters) => {
  test('are switched on and off, and the others too', async () => {
    const body = await sent(module, {
      ...parameters,
      allOtherDestinations: false,
      destinations: [
        { name: 'Mixpanel', value: true },
        { name: 'Google "Analytics" 4', value: false },
      ],
    })
    expect(body.integrations).toEqual({ All: false, Mixpanel: true, 'Google "Analytics" 4': false })
  })

  test('of a received event can be mapped back whole, with options', async () => {
    const mappedDestinations = {
      All: false,
      Amplitude: { session_id: 123 },
      'Actions Amplitude': true,
      Salesforce: false,
    }
    expect((await sent(module, { ...parameters, mappedDestinations })).integrations).toEqual(mappedDestinations)
  })

  test('are left as they are set in Segment by a switch without a value', async () => {
    const destinations = [{ name: 'Amplitude' }, { name: 'Mixpanel', value: false }]
    expect((await sent(module, { ...parameters, destinations })).integrations).toEqual({ Mixpanel: false })
  })

  test.each([
    { destinations: [{ name: 'Amplitude', value: true }] },
    { allOtherDestinations: true },
    { allOtherDestinations: true, destinations: [{ name: 'All', value: false }] },
  ])('may not be mapped and switched: %j', async (switched) => {
    const mappedDestinations = { All: false, Amplitude: { session_id: 123 } }
    const error = await fail(module, { ...parameters, mappedDestinations, ...switched })
    expect(error.message).toBe('A destination is there twice.')
  })

  test('may not be listed twice', async () => {
    const destinations = [
      { name: 'Mixpanel', value: true },
      { name: 'Mixpanel', value: false },
    ]
    const error = await fail(module, { ...parameters, destinations })
    expect([error.name, error.message]).toEqual(['DataError', 'A destination is there twice.'])
  })

  test.each(notCollections)('cannot be mapped as %j', async (mappedDestinations) => {
    const error = await fail(module, { ...parameters, mappedDestinations })
    expect(error.message).toBe('Mapped destinations must be a collection.')
  })

  test.each(['no', 'on', 1])('cannot be switched by %j', async (value) => {
    const error = await fail(module, { ...parameters, destinations: [{ name: 'Mixpanel', value }] })
    expect(error.message).toContain('not found in options')
  })
})
