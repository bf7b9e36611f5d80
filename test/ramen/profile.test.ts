import { describe, expect, it, test } from 'vitest'
import { keepAttribute, type RamenProfile, ramenProfile, toRamen } from '../../src/ramen/index.ts'
import { cases } from './cases.ts'

interface AttributeCase {
  readonly attribute: string
  readonly from: unknown
  readonly to: unknown
  readonly rule: string
}

function kept(message: object): RamenProfile {
  const call = toRamen(message)
  if ('ignored' in call) throw new Error(call.ignored)
  return ramenProfile(call)
}

describe('how Ramen keeps an attribute', () => {
  test.each(cases('attributes') as AttributeCase[])(
    '$attribute: $from becomes $to',
    ({ attribute, from, to, rule }) => {
      expect(keepAttribute(attribute, from)).toStrictEqual({ to, rule: expect.stringContaining(rule) })
    },
  )

  it('does not take an endless number for a time', () => {
    expect(keepAttribute('seen_at', Infinity).to).toBe(Infinity)
  })
})

describe('what Ramen keeps of a message', () => {
  it('keeps a user and the company in its traits', () => {
    const profile = kept({
      type: 'identify',
      userId: '314159',
      traits: {
        email: 'ryan@charturl.example',
        name: 'Ryan Angilly',
        created_at: 1_234_567_890,
        is_profitable: 'true',
        last_seen_at: '2015-01-01',
        phone: null,
        company: { id: 'c1', url: 'https://charturl.example', createdAt: '2015-01-01', is_big: 0 },
      },
    })
    expect(profile).toMatchObject({
      user: {
        id: '314159',
        email: 'ryan@charturl.example',
        name: 'Ryan Angilly',
        customer_created_at: 1_234_567_890,
        traits: { is_profitable: true, last_seen_at: 1_420_070_400 },
      },
      company: {
        id: 'c1',
        url: 'https://charturl.example',
        company_created_at: 1_420_070_400,
        traits: { is_big: false },
      },
    })
    expect(profile.user?.traits).not.toHaveProperty('phone')
  })

  it('says for every attribute what it came from and which rule it follows', () => {
    const { attributes } = kept({
      type: 'identify',
      userId: 'u1',
      traits: { createdAt: '2015-01-01', is_big: '1', plan: 'x' },
    })
    expect(attributes).toStrictEqual([
      { of: 'user', attribute: 'id', from: 'u1', to: 'u1', rule: 'kept as sent' },
      {
        of: 'user',
        attribute: 'customer_created_at',
        from: 1_420_070_400,
        to: 1_420_070_400,
        rule: 'created_at is kept as customer_created_at; ends in _at: a time, in epoch seconds',
      },
      { of: 'user', attribute: 'is_big', from: '1', to: true, rule: 'begins with is_: a Boolean' },
      { of: 'user', attribute: 'plan', from: 'x', to: 'x', rule: 'kept as sent' },
    ])
  })

  it('keeps the company of a Group, and none without an ID', () => {
    const traits = { name: 'Initech', url: 'https://initech.example', created_at: 'soon', constructor: 'x' }
    expect(kept({ type: 'group', groupId: 7, traits }).company).toStrictEqual({
      id: 7,
      name: 'Initech',
      url: 'https://initech.example',
      traits: { constructor: 'x' },
    })
    expect(kept({ type: 'group', traits })).toStrictEqual({
      attributes: [{ of: 'company', attribute: 'id', from: undefined, to: null, rule: 'no company without an ID' }],
    })
  })

  it('keeps nothing of a Page but that it was seen, of a Track but its name', () => {
    expect(kept({ type: 'page', userId: 'u1', name: 'Home' })).toStrictEqual({ page: true, attributes: [] })
    expect(kept({ type: 'track', userId: 'u1', event: 'Signed Up' })).toStrictEqual({
      event: 'Signed Up',
      attributes: [],
    })
  })
})
