import { describe, expect, it, test } from 'vitest'
import { DepthError, snakeCaseKey, snakeCaseKeys } from '../../src/ramen/index.ts'
import { cases } from './cases.ts'

describe('a key in snake case', () => {
  test.each(Object.entries(cases('snake-case-keys') as Record<string, string>))('%j becomes %j', (key, want) => {
    expect(snakeCaseKey(key)).toBe(want)
  })
})

describe('the keys of a message in snake case', () => {
  it('follows the example of Direct Integrations', () => {
    const sent = {
      address: { city: 'Newport Coast', postalCode: '92606', state: 'CA', street: '1 Lucille Lane' },
      CreatedAt: '1967-12-14T08:00:00.000Z',
      NAME: 'Michael Bluth',
      user_id: 12_345,
    }
    expect(snakeCaseKeys(sent)).toStrictEqual({
      address: { city: 'Newport Coast', postal_code: '92606', state: 'CA', street: '1 Lucille Lane' },
      created_at: '1967-12-14T08:00:00.000Z',
      name: 'Michael Bluth',
      user_id: 12_345,
    })
  })

  it('reaches objects in lists, and no value', () => {
    const date = new Date(0)
    const sent = { productIds: [{ productId: 'productId' }, ['aB', { aB: 'aB' }]], whenSent: date, noValue: null }
    expect(snakeCaseKeys(sent)).toStrictEqual({
      product_ids: [{ product_id: 'productId' }, ['aB', { a_b: 'aB' }]],
      when_sent: date,
      no_value: null,
    })
  })

  it.each([
    [{ userId: 1, user_id: 2 }, { user_id: 2 }],
    [{ user_id: 2, userId: 1 }, { user_id: 2 }],
    [{ userId: 1, UserID: 2 }, { user_id: 2 }],
    [{ user_id: undefined, userId: 1 }, { user_id: undefined }],
  ])('where %j fall together, the key that was snake case before wins, else the later one', (sent, want) => {
    expect(snakeCaseKeys(sent)).toStrictEqual(want)
  })

  it('leaves what is not an object as it is', () => {
    expect(['aB', 1, null, true, undefined].map((value) => snakeCaseKeys(value))).toStrictEqual([
      'aB',
      1,
      null,
      true,
      undefined,
    ])
  })

  it('refuses what contains itself', () => {
    const cyclic: unknown[] = []
    cyclic.push({ cyclic })
    expect(() => snakeCaseKeys(cyclic)).toThrow(DepthError)
  })
})
