import { expect, test } from 'vitest'
import { breakingChanges } from '../../src/deploy/compare/breaking.ts'
import { codes } from '../../src/deploy/kinds.ts'

const codeOf = (type: string) => {
  const code = codes.module.find((one) => one.type === type)
  if (code === undefined) throw new Error(`There is no ${type}.`)
  return code
}

const text = { name: 'a', type: 'text' }
const select = (...values: string[]) => ({
  name: 's',
  type: 'select',
  options: values.map((value) => ({ value, label: value })),
})
const withNested = (nested: unknown[]) => ({ name: 's', type: 'select', options: [{ value: 'x', label: 'X', nested }] })
const collection = (...spec: unknown[]) => ({ name: 'c', type: 'collection', spec })
const array = (spec: unknown) => ({ name: 'l', type: 'array', spec })

test.each<[what: string, was: unknown[], now: unknown[], breaks: string[]]>([
  ['nothing', [text], [text], []],
  ['a label', [text], [{ ...text, label: 'A' }], []],
  ['another order', [text, select('x')], [select('x'), text], []],
  ['a new optional parameter', [text], [text, { name: 'b', type: 'text' }], []],
  [
    'a new required parameter',
    [text],
    [text, { name: 'b', type: 'text', required: true }],
    ["parameter 'b' is new and required"],
  ],
  ['a parameter that becomes required', [text], [{ ...text, required: true }], ["parameter 'a' becomes required"]],
  ['a parameter that becomes optional', [{ ...text, required: true }], [text], []],
  ['a renamed parameter', [text], [{ name: 'b', type: 'text' }], ["parameter 'a' is removed or renamed"]],
  [
    'a name that every object has',
    [{ name: 'constructor', type: 'text' }],
    [],
    ["parameter 'constructor' is removed or renamed"],
  ],
  ['another type', [text], [{ ...text, type: 'date' }], ["parameter 'a' changes its type from text to date"]],
  [
    'several instead of one',
    [text],
    [{ ...text, multiple: true }],
    ["parameter 'a' changes its type from text to text, several"],
  ],
  ['a choice that is gone', [select('x', 'y')], [select('x', 'z')], ["parameter 's' no longer offers 'y'"]],
  ['choices of an RPC', [select('x', 'y')], [{ name: 's', type: 'select', options: 'rpc://list' }], []],
  ['a nested parameter that moves out', [withNested([text])], [withNested([]), text], []],
  ['a nested parameter that is gone', [withNested([text])], [withNested([])], ["parameter 'a' is removed or renamed"]],
  [
    'a nested type',
    [withNested([text])],
    [withNested([{ ...text, type: 'number' }])],
    ["parameter 'a' changes its type from text to number"],
  ],
  [
    'nested in a store',
    [{ name: 'x', type: 'boolean', nested: { store: [text] } }],
    [{ name: 'x', type: 'boolean' }],
    ["parameter 'a' is removed or renamed"],
  ],
  ['a part of a collection', [collection(text)], [collection()], ["parameter 'c.a' is removed or renamed"]],
  ['a whole collection, once', [collection(text)], [], ["parameter 'c' is removed or renamed"]],
  [
    'a required part of an old collection',
    [collection(text)],
    [collection(text, { name: 'b', required: true })],
    ["parameter 'c.b' is new and required"],
  ],
  ['a required part of a new collection', [], [collection({ name: 'b', required: true })], []],
  [
    'a part of a list',
    [array([text])],
    [array([{ ...text, type: 'url' }])],
    ["parameter 'l[].a' changes its type from text to url"],
  ],
  [
    'the type of items',
    [array({ type: 'text' })],
    [array({ type: 'number' })],
    ["parameter 'l[]' changes its type from text to number"],
  ],
  [
    'a required part of new items',
    [array([text])],
    [array([text, { name: 'b', required: true }])],
    ["parameter 'l[].b' is new and required"],
  ],
])('%s', (_what, was, now, breaks) => {
  expect(breakingChanges(codeOf('mappableParams'), JSON.stringify(was), JSON.stringify(now))).toEqual(breaks)
})

test('what users map onwards breaks when it is gone or of another type, and not when there is more of it', () => {
  const was = JSON.stringify([text, { name: 'b', type: 'number' }])
  const now = JSON.stringify([
    { name: 'b', type: 'text' },
    { name: 'c', type: 'text', required: true },
  ])
  expect(breakingChanges(codeOf('interface'), was, now)).toEqual([
    "output 'a' is removed or renamed",
    "output 'b' changes its type from number to text",
  ])
})

test('comments, texts that are no JSON, and other sections break nothing', () => {
  expect(breakingChanges(codeOf('mappableParams'), '[ /* none */ ]', '[]')).toEqual([])
  expect(breakingChanges(codeOf('mappableParams'), '[{"name":"a"}]', '[')).toEqual([])
  expect(breakingChanges(codeOf('mappableParams'), '[{"name":"a"}]', '{"name":null}')).toEqual([
    "parameter 'a' is removed or renamed",
  ])
  expect(breakingChanges(codeOf('communication'), '{"url":"/a"}', '{}')).toEqual([])
})
