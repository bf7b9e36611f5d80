import { describe, expect, it, test } from 'vitest'
import { DepthError, MAX_DEPTH, toRamen } from '../../src/ramen/index.ts'
import { cases } from './cases.ts'

interface Case {
  readonly name: string
  readonly message: unknown
  readonly want: Readonly<Record<string, unknown>>
}

/** A message whose trait `deep` nests this many objects. */
function nested(levels: number): unknown {
  let deep: unknown = 'end'
  for (let level = 0; level < levels; level += 1) deep = { deep }
  return { type: 'identify', userId: 'u1', traits: { deep } }
}

const all = cases('to-ramen') as Case[]

describe('a message becomes a call of ramen.js', () => {
  test.each(all.filter(({ want }) => 'method' in want))('$name', ({ message, want }) => {
    expect(toRamen(message)).toStrictEqual(want)
  })
})

describe('a message that Ramen gets nothing of', () => {
  test.each(all.filter(({ want }) => 'ignored' in want))('$name', ({ message }) => {
    expect(toRamen(message)).toStrictEqual({ ignored: expect.stringMatching(/^[A-Z].*\.$/) })
  })
})

describe('the reason for ignoring a message', () => {
  it.each([
    [{ type: 'identify', anonymousId: 'a' }, /without a User ID/],
    [{ type: 'screen', userId: 'u1' }, /type "screen"/],
    [{ userId: 'u1' }, /no type/],
    [{ type: 'page', userId: 'u1', integrations: { Ramen: false } }, /switched off/],
    [{ type: 'track', userId: 'u1' }, /no event name/],
    [null, /not a message/],
    [[], /not a message/],
    ['identify', /not a message/],
  ])('%j', (message, reason) => {
    expect(toRamen(message)).toStrictEqual({ ignored: expect.stringMatching(reason) })
  })

  it('quotes no more than the beginning of an unknown type', () => {
    const outcome = toRamen({ type: 'x'.repeat(100_000) })
    expect('ignored' in outcome && outcome.ignored.length).toBeLessThan(200)
  })
})

describe('unusual input', () => {
  it('leaves names of Object.prototype alone', () => {
    const traits: unknown = JSON.parse('{"__proto__":{"email":"x"},"constructor":1,"toString":"2015-01-01"}')
    const call = toRamen({ type: 'identify', userId: 'u1', traits })
    const want: unknown = JSON.parse('{"__proto__":{"email":"x"},"constructor":1,"toString":1420070400}')
    expect(call).toStrictEqual({ method: 'identify', args: [{ id: 'u1', traits: want }, {}] })
  })

  it('does not read inherited keys', () => {
    const message: unknown = Object.create({ type: 'page' })
    expect(toRamen(message)).toHaveProperty('ignored')
  })

  it('reads Date objects', () => {
    const traits = { createdAt: new Date('2009-02-13T23:31:30.9Z'), seen: new Date('2015-01-01'), bad: new Date('?') }
    expect(toRamen({ type: 'identify', userId: 'u1', traits })).toStrictEqual({
      method: 'identify',
      args: [{ id: 'u1', created_at: 1_234_567_890, traits: { seen: 1_420_070_400, bad: null } }, {}],
    })
  })

  it('reads the years before 100 as they are', () => {
    const call = toRamen({ type: 'group', groupId: 'g', traits: { never: '0001-01-01T00:00:00Z' } })
    expect(call).toStrictEqual({ method: 'group', args: [{ id: 'g', never: -62_135_596_800 }] })
  })

  it('takes a blank between date and time for a T, whatever the zone of this machine', () => {
    const call = toRamen({ type: 'group', groupId: 'g', traits: { a: '2009-02-14 00:31:30+01:00' } })
    expect(call).toStrictEqual({ method: 'group', args: [{ id: 'g', a: 1_234_567_890 }] })
  })

  it('refuses what nests too deeply or contains itself', () => {
    const cyclic: Record<string, unknown> = {}
    cyclic.self = cyclic
    expect(toRamen(nested(MAX_DEPTH - 1))).toHaveProperty('method', 'identify')
    expect(() => toRamen(nested(MAX_DEPTH))).toThrow(DepthError)
    expect(() => toRamen({ type: 'group', groupId: 'g', traits: cyclic })).toThrow(/contains itself/)
    expect(() => toRamen({ type: 'identify', userId: 'u', integrations: { Ramen: cyclic } })).toThrow(DepthError)
  })

  it('hands out a copy, so that changing a call does not reach the message', () => {
    const options = { nested: { auth_hash: 'abc' } }
    const traits = { address: { city: 'Springfield' } }
    const call = toRamen({ type: 'identify', userId: 'u1', traits, integrations: { Ramen: options } })
    expect(call).toMatchObject({ args: [{ traits }, options] })
    const [user, given] = 'args' in call ? call.args : []
    Object.assign((user as { traits: { address: object } }).traits.address, { city: 'Shelbyville' })
    Object.assign((given as typeof options).nested, { auth_hash: 'changed' })
    expect({ options, traits }).toStrictEqual({
      options: { nested: { auth_hash: 'abc' } },
      traits: { address: { city: 'Springfield' } },
    })
  })
})
