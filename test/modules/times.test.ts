import { describe, expect, test } from 'vitest'
import { app, fail, least, receiveAtSegment, sent, writeKey, unlike } from './run.ts'

/** Runs Identify for a user with a birthday, in a time zone. */
const identify = (timezone: string, birthday: unknown) =>
  app.runModule('identify', {
    parameters: { userId: 'u-1', moreTraits: { birthday } },
    connection: { region: 'us', writeKey },
    environment: { timezone },
  })

const zones = [
  'UTC',
  'Europe/Prague',
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

describe.each(zones)('a birthday in %s', (timezone) => {
  const birthdayOf = async (birthday: unknown) => {
    const received = receiveAtSegment('/v1/identify')
    await identify(timezone, birthday)
    return received[0]?.body.traits.birthday
  }

  test('that a user chose is sent as midnight UTC of that day', async () => {
    expect(await birthdayOf('1985-03-31')).toBe('1985-03-31T00:00:00.000Z')
  })

  test('that arrives as midnight UTC keeps its day', async () => {
    for (const birthday of ['1985-03-31T00:00:00.000Z', '1970-01-01T00:00:00.000Z', '2000-02-29T00:00:00.000Z']) {
      for (const given of [birthday, new Date(birthday), Date.parse(birthday)]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await birthdayOf(given)).toBe(birthday)
      }
    }
  })

  test('given as seconds is refused, not sent as a day in 1970', async () => {
    for (const seconds of [480_556_800, 1_396_594_800, 123_456_789, -100_000_000]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await expect(identify(timezone, seconds)).rejects.toThrow('Birthday looks like seconds.')
    }
  })
})

describe.each(Object.entries(unlike))('the timestamp of %s', (module, parameters) => {
  test.each([
    ['2014-04-04T07:00:00Z', '2014-04-04T07:00:00.000Z'],
    [1_396_594_800_000, '2014-04-04T07:00:00.000Z'],
    ['1971-01-02', '1971-01-02T00:00:00.000Z'],
    ['2100-12-31T23:59:59Z', '2100-12-31T23:59:59.000Z'],
  ])('%j is sent as %s', async (timestamp, arrives) => {
    expect((await sent(module, { ...parameters, timestamp })).timestamp).toBe(arrives)
  })

  const outside = [
    1_396_594_800,
    1e9,
    2e9,
    4_102_444_799,
    1_396_594_800.5,
    1_396_594_800_000_000,
    8.64e15,
    0,
    -1,
    '1970-12-31T00:00:00Z',
    '1900-01-01',
    '2101-01-02',
    '9999-01-01',
  ]

  test('outside 1971 to 2100 is refused with the remedy', async () => {
    for (const timestamp of outside) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const error = await fail(module, { ...parameters, timestamp })
      expect([timestamp, error.name, error.message, error.log]).toEqual([
        timestamp,
        'DataError',
        'Timestamp is not between 1971 and 2100: map seconds by parseDate(x; "X").',
        [],
      ])
    }
  })

  test.each(['1396594800', 'yesterday', '2023-02-30', '31/12/2025', ' '])(
    '%j is refused by the form',
    async (timestamp) => {
      expect((await fail(module, { ...parameters, timestamp })).message).toContain(
        'Timestamp (timestamp): Expected a date',
      )
    },
  )
})

describe.each(['identify', 'group'])('the creation date of %s', (module) => {
  const given = (createdAt: unknown) => ({ ...least[module], traits: { createdAt } })

  test('is sent as ISO 8601 in UTC', async () => {
    expect((await sent(module, given('2009-02-14T00:31:30+01:00'))).traits).toEqual({
      createdAt: '2009-02-13T23:31:30.000Z',
    })
  })

  test.each([1_702_293_600, 1, '1970-01-20', '2101-01-02', 1_702_293_600_000_000])(
    '%j is refused',
    async (createdAt) => {
      const error = await fail(module, given(createdAt))
      expect([error.name, error.message]).toEqual(['DataError', 'Created at is not between 1971 and 2100.'])
    },
  )
})

describe.each([
  ['identify', 'customTraits', 'traits'],
  ['group', 'customTraits', 'traits'],
  ['track', 'customProperties', 'properties'],
  ['page', 'customProperties', 'properties'],
  ['screen', 'customProperties', 'properties'],
])('a custom date of %s', (module, list, key) => {
  const given = (...values: unknown[]) => ({
    ...least[module],
    [list]: values.map((value, index) => ({ name: `at_${index}`, type: 'date', value })),
  })

  test.each(['1950-06-01T00:00:00Z', '1969-07-20T20:17:40Z', '2150-01-01T00:00:00Z', '2026-01-01T10:00:00Z'])(
    'may be in any year: %s',
    async (value) => {
      expect((await sent(module, given(value)))[key]).toEqual({ at_0: new Date(value).toISOString() })
    },
  )

  test.each([[1_396_594_800], [2e9], [1_396_594_800_000_000], ['2026-01-01', 1_396_594_800, '1950-01-01']])(
    '%j is refused with the remedy',
    async (...values) => {
      const error = await fail(module, given(...values))
      expect([error.name, error.message]).toEqual([
        'DataError',
        'A custom date looks like seconds: map parseDate(x; "X").',
      ])
    },
  )
})
