import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyCharacter } from '../../src/fuzz/character.ts'
import { DepthError, ramenProfile, snakeCaseKey, snakeCaseKeys, toRamen } from '../../src/ramen/index.ts'

/** The same values in every run. */
const runs = { seed: 20_261_122, numRuns: 500 }

const name = fc.oneof(
  fc.constantFrom(
    'email',
    'name',
    'id',
    'ID',
    'created',
    'createdAt',
    'created_at',
    'company',
    'firstName',
    'last_name',
  ),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'is_x', 'seen_at', 'type', 'Ramen', 'All'),
  fc.string({ unit: anyCharacter, maxLength: 8 }),
)
const leaf = fc.oneof(
  fc
    .anything({ maxDepth: 0, withDate: true, withBigInt: true })
    .filter((value) => Object(value) !== value || value instanceof Date),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('value'), { maxLength: 3 }), object(tie('value'))),
}))
const message = fc.record(
  {
    type: fc.oneof(fc.constantFrom('identify', 'group', 'page', 'track'), value),
    userId: value,
    groupId: value,
    event: value,
    traits: object(value),
    integrations: value,
  },
  { requiredKeys: ['type'], noNullPrototype: true },
)

function object(of: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(name, of, { maxKeys: 5, noNullPrototype: true })
}

/** What happens: an outcome, an error that is announced, or any other. */
function happens(run: () => unknown): unknown {
  try {
    run()
    return 'outcome'
  } catch (error) {
    return error instanceof DepthError ? 'DepthError' : error
  }
}

describe('toRamen', () => {
  it('throws nothing but DepthError, whatever it gets', () => {
    const run = fc.property(fc.oneof(fc.anything(), message), (anything) => {
      expect(['outcome', 'DepthError']).toContain(happens(() => toRamen(anything)))
    })
    fc.assert(run, runs)
  })

  it('never changes its input', () => {
    const run = fc.property(message, (sent) => {
      const before = structuredClone(sent)
      toRamen(sent)
      expect(isDeepStrictEqual(sent, before)).toBe(true)
    })
    fc.assert(run, runs)
  })

  it('gives calls of which Ramen can say what it keeps', () => {
    const run = fc.property(message, (sent) => {
      const call = toRamen(sent)
      const attributes = 'method' in call ? ramenProfile(call).attributes : []
      expect(attributes.every(({ rule }) => rule.length > 5)).toBe(true)
    })
    fc.assert(run, runs)
  })

  it('turns every instant into its second, rounded down', () => {
    const [min, max] = [new Date('0000-01-01T00:00:00Z'), new Date('9999-12-31T23:59:59Z')]
    const run = fc.property(fc.date({ min, max, noInvalidDate: true }), (date) => {
      const call = toRamen({ type: 'group', groupId: 'g', traits: { when: date.toISOString() } })
      expect(call).toHaveProperty(['args', 0, 'when'], Math.floor(date.getTime() / 1000))
    })
    fc.assert(run, runs)
  })
})

describe('snake case', () => {
  it('changes nothing the second time', () => {
    const run = fc.property(value, (tree) => {
      const once = snakeCaseKeys(tree)
      expect(isDeepStrictEqual(snakeCaseKeys(once), once)).toBe(true)
    })
    fc.assert(run, runs)
  })

  it('gives keys of lower-case ASCII letters, digits, single underscores and what is outside ASCII', () => {
    const run = fc.property(fc.string({ unit: anyCharacter }), (key) => {
      expect(snakeCaseKey(key)).toMatch(/^(?:_?|[a-z0-9\u0080-\uFFFF]+(?:_[a-z0-9\u0080-\uFFFF]+)*)$/)
    })
    fc.assert(run, runs)
  })

  it('keeps every value where no two keys fall together', () => {
    const entries = fc.uniqueArray(fc.tuple(name, leaf), { selector: ([key]) => snakeCaseKey(key) })
    const run = fc.property(entries, (distinct) => {
      const want = Object.fromEntries(distinct.map(([key, kept]) => [snakeCaseKey(key), kept]))
      expect(isDeepStrictEqual(snakeCaseKeys(Object.fromEntries(distinct)), want)).toBe(true)
    })
    fc.assert(run, runs)
  })
})
