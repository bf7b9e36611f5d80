import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { toText } from '../../src/iml/index.ts'
import { deliver } from './deliver.ts'

const known = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'delete']

// Few names, so that they meet; some as commas, blanks and names of objects' own make difficult.
const name = fc.constantFrom('A', 'a', 'B, C', 'B', ' B', 'constructor', '__proto__', 'track')
const type = fc.constantFrom(...known, 'track', 'track', 'purchase', 'none', 'constructor')
const event = fc.record({ type, event: fc.option(fc.oneof(name, fc.constantFrom<unknown>(5, '', {}, ['A']))) })

const settings = fc.record(
  { types: fc.uniqueArray(fc.constantFrom(...known)), events: fc.array(name) },
  { requiredKeys: [] },
)

interface Settings {
  types?: string[]
  events?: string[]
}

/** The events of a delivery that are to become bundles, and the status, said in JavaScript. */
function expected(events: readonly { type: string; event: unknown }[], { types = [], events: names = [] }: Settings) {
  const taken = events.filter((one) => types.length === 0 || types.includes(one.type))
  const wanted = taken.filter(
    ({ type: kind, event: named }) =>
      kind !== 'track' ||
      names.length === 0 ||
      (named !== null && names.some((one) => one.trim() === toText(named).trim())),
  )
  const isAccepted = events.some((one) => (types.length === 0 ? known : types).includes(one.type))
  if (isAccepted) return { status: 202, wanted }
  return { status: known.includes(events[0]?.type ?? '') ? 403 : 501, wanted: [] }
}

test('the filters let pass what they should, and the answer says whether they do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 1, maxLength: 6 }), settings, async (events, given) => {
      const { status, wanted } = expected(events, given)
      const numbered = events.map((one, index) => ({ ...one, messageId: `m-${index}` }))
      const delivered = await deliver(numbered, given)
      const ids = wanted.map((one) => `m-${events.indexOf(one)}`)
      expect([delivered.status, delivered.bundles.map(({ messageId }) => messageId)]).toEqual([status, ids])
      expect((await deliver(numbered[0], given)).status).toBe(expected(events.slice(0, 1), given).status)
    }),
    { numRuns: 150 },
  )
})
