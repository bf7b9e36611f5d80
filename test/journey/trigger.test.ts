import { expect, test } from 'vitest'
import { describeDeliveries, runDeliveries } from '../../src/journey/index.ts'
import { loadApp } from '../../src/runtime/index.ts'

const app = loadApp('app')

test('what is wanted starts a scenario, and what is not is refused with a reason', async () => {
  const outcomes = await runDeliveries(app)
  expect(outcomes.flatMap(({ mismatches }) => mismatches)).toEqual([])
  expect(describeDeliveries(20, outcomes)).toEqual([
    '20  Watch events: what Segment delivers starts a scenario',
    '    Segment  delivers a Track with the key → 202 {"message":"Accepted."}',
    expect.stringMatching(/^ {4}bundle {3}track userId="user-[0-9a-f]+" event="[A-Z][A-Za-z ]+"$/),
    expect.stringMatching(/^ {4}Segment {2}delivers one with a wrong key → 401 \{"message":".+"\}$/),
    expect.stringMatching(/^ {4}Segment {2}delivers a Page, a type that is not wanted → 403 \{"message":".+"\}$/),
    '',
  ])
})

test('an answer that is not the expected one is told', async () => {
  const respond = { status: 200, headers: {}, body: '' }
  const receive = () => Promise.resolve({ respond, bundles: [], log: [] })
  const outcomes = await runDeliveries({ ...app, receive })
  expect(outcomes.map(({ mismatches }) => mismatches)).toEqual([
    ['a Track with the key.status: expected 202, found 200', 'a Track with the key.bundles: expected 1, found 0'],
    ['one with a wrong key.status: expected 401, found 200'],
    ['a Page, a type that is not wanted.status: expected 403, found 200'],
  ])
  expect(describeDeliveries(20, outcomes)).toContain(
    '    DIFFERS  one with a wrong key.status: expected 401, found 200',
  )
})
