import { expect, test } from 'vitest'
import { operators } from '../../src/scenario/index.ts'

const context = { timezone: 'UTC' }
const day = (text: string) => new Date(`${text}T00:00:00Z`)

type Case = [a: unknown, b: unknown, holds: boolean]

const cases: Record<string, Case[]> = {
  exist: [
    ['x', undefined, true],
    [0, undefined, true],
    [false, undefined, true],
    [[], undefined, true],
    ['', undefined, false],
    [null, undefined, false],
    [undefined, undefined, false],
  ],
  notexist: [
    ['', undefined, true],
    [0, undefined, false],
  ],
  'boolean:equal': [
    [true, 'true', true],
    [true, true, true],
    [false, 'true', false],
    [undefined, 'false', true],
    ['true', true, false],
  ],
  'boolean:notequal': [[true, 'false', true]],
  'text:equal': [
    ['Pro', 'Pro', true],
    ['Pro', 'pro', false],
    // Compared by the type of the operator: Make was seen to call the number 12 and the text 12 different.
    [12, '12', false],
    ['12', 12, true],
    [undefined, '', true],
  ],
  'text:equal:ci': [['Pro', 'pRO', true]],
  'text:notequal': [
    ['Pro', 'pro', true],
    ['Pro', 'Pro', false],
  ],
  'text:notequal:ci': [['Pro', 'pro', false]],
  'text:contain': [
    ['Order Completed', 'Comp', true],
    ['Order Completed', 'comp', false],
  ],
  'text:contain:ci': [['Order Completed', 'comp', true]],
  'text:notcontain': [['Order Completed', 'comp', true]],
  'text:notcontain:ci': [['Order Completed', 'comp', false]],
  'text:startwith': [
    ['Order', 'Or', true],
    ['Order', 'or', false],
  ],
  'text:startwith:ci': [['Order', 'or', true]],
  'text:notstartwith': [['Order', 'or', true]],
  'text:notstartwith:ci': [['Order', 'or', false]],
  'text:endwith': [
    ['Order', 'er', true],
    ['Order', 'ER', false],
  ],
  'text:endwith:ci': [['Order', 'ER', true]],
  'text:notendwith': [['Order', 'ER', true]],
  'text:notendwith:ci': [['Order', 'ER', false]],
  'text:pattern': [
    ['u-1001', String.raw`^u-\d+$`, true],
    ['U-1001', String.raw`^u-\d+$`, false],
  ],
  'text:pattern:ci': [['U-1001', String.raw`^u-\d+$`, true]],
  'text:notpattern': [['x', '^u', true]],
  'text:notpattern:ci': [['U', '^u', false]],
  'number:equal': [
    [12, '12', true],
    ['12', 12, false],
    [undefined, '0', false],
    [undefined, undefined, true],
  ],
  'number:notequal': [
    [12, '13', true],
    [undefined, '0', true],
    [undefined, '', false],
  ],
  'number:greater': [
    [10, '9', true],
    ['10', '9', false],
    ['many', '9', false],
    [9, '9', false],
    [undefined, '9', false],
    [9, undefined, false],
  ],
  'number:less': [
    [8, '9', true],
    [undefined, '9', false],
  ],
  'number:greaterorequal': [
    [9, '9', true],
    [8, '9', false],
  ],
  'number:lessorequal': [
    [9, '9', true],
    [10, '9', false],
  ],
  'date:equal': [['2026-11-20T00:00:00+01:00', '2026-11-19T23:00:00Z', true]],
  'date:notequal': [[day('2026-11-20'), day('2026-11-20'), false]],
  'date:greater': [
    [day('2026-11-21'), '2026-11-20', true],
    [undefined, '2026-11-20', false],
  ],
  'date:less': [['2026-11-19', day('2026-11-20'), true]],
  'date:greaterorequal': [[day('2026-11-20'), day('2026-11-20'), true]],
  'date:lessorequal': [[day('2026-11-21'), day('2026-11-20'), false]],
  'time:equal': [['9:30', '09:30:00', true]],
  'time:notequal': [['9:30', '09:30:00.500', true]],
  'time:greater': [['17:05', '9:30', true]],
  'time:less': [['9:30', '17:05', true]],
  'time:greaterorequal': [['9:30', '9:30', true]],
  'time:lessorequal': [['9:31', '9:30', false]],
  'semver:equal': [['v1.2.3', '1.2.3+build.7', true]],
  'semver:notequal': [['1.2.3', '1.2.3-rc.1', true]],
  'semver:greater': [
    ['1.10.0', '1.9.9', true],
    ['1.0.0', '1.0.0-rc.1', true],
    ['1.0.0-rc.2', '1.0.0-rc.10', false],
    ['1.0.0-rc.1', '1.0.0-1', true],
    ['1.0.0-rc.1', '1.0.0-rc', true],
  ],
  'semver:less': [['1.0.0-alpha', '1.0.0-beta', true]],
  'semver:greaterorequal': [['2.0.0', '2.0.0', true]],
  'semver:lessorequal': [['2.0.1', '2.0.0', false]],
  'array:contain': [
    [['a', 'b'], 'b', true],
    [['a', 'b'], 'B', false],
    [[1, 2], '2', true],
    [undefined, 'b', false],
    ['b', 'b', true],
  ],
  'array:contain:ci': [[['a', 'b'], 'B', true]],
  'array:notcontain': [[['a'], 'b', true]],
  'array:notcontain:ci': [[['a'], 'A', false]],
  'array:equal': [
    [['a', 'b'], '2', true],
    [undefined, '0', true],
  ],
  'array:notequal': [[['a'], '2', true]],
  'array:greater': [[['a', 'b'], '1', true]],
  'array:less': [[[], '1', true]],
  'array:greaterorequal': [[['a'], '1', true]],
  'array:lessorequal': [[['a', 'b'], '1', false]],
}

test.each(Object.entries(cases).flatMap(([name, list]) => list.map((one) => [name, ...one] as const)))(
  '%s of %j and %j: %s',
  (name, a, b, holds) => {
    expect(operators.get(name)?.(a, b, context)).toBe(holds)
  },
)

test('every operator of the format has cases, and there is no other', () => {
  expect(new Set(Object.keys(cases))).toEqual(new Set(operators.keys()))
})

test('a pattern that was stopped leaves nothing behind', () => {
  const pattern = operators.get('text:pattern')
  expect(() => pattern?.(`${'a'.repeat(40)}!`, '^(a+)+$', context)).toThrow(/takes more than 250 ms/)
  expect(pattern?.('aaa', '^a+$', context)).toBe(true)
})

test('dates without an offset are read in the zone of the scenario', () => {
  const equal = operators.get('date:equal')
  expect(equal?.('2026-11-20 01:00', '2026-11-20T00:00:00Z', { timezone: 'Europe/Prague' })).toBe(true)
})

test.each([
  ['number:greater', 10, 'many', /'many' is not a valid number/],
  ['date:less', 'soon', '2026-11-20', /'soon' is not a valid date/],
  ['time:less', '25:00', '9:30', /"25:00" is no time of day/],
  ['semver:less', '1.2', '1.2.3', /"1.2" is no semantic version/],
  ['text:pattern', 'x', '(', /"\(" is no valid regular expression/],
  ['text:pattern', `${'a'.repeat(40)}!`, '^(a+)+$', /takes more than 250 ms/],
] as const)('%s refuses %j and %j', (name, a, b, message) => {
  expect(() => operators.get(name)?.(a, b, context)).toThrow(message)
})
