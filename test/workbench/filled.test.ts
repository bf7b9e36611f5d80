import { describe, expect, test } from 'vitest'
import { emptystring } from '../../src/runtime/index.ts'
import { mappedValues, shownValues } from '../../src/workbench/server/form/filled.ts'

const fields = [
  { name: 'text', type: 'text' },
  { name: 'file', type: 'buffer' },
  {
    name: 'group',
    type: 'collection',
    spec: [
      { name: 'inner', type: 'buffer' },
      { name: 'gone', type: 'text' },
    ],
  },
  { name: 'list', type: 'array', spec: [{ name: 'data', type: 'buffer' }] },
  { name: 'files', type: 'array', spec: { type: 'buffer' } },
]
const filling = (values: Record<string, unknown>, mapped: string[] = [], erased: string[] = []) => ({
  sent: values,
  values,
  mapped: new Set(mapped),
  erased: new Set(erased),
})
const bundle = { id: 7, at: new Date(0), list: [1, 2] }
const mapped = (values: Record<string, unknown>, ...paths: string[]) =>
  mappedValues(fields, filling(values, paths), { 1: bundle }, {}).parameters

describe('a mapped field gives', () => {
  test.each([
    ['{{1.id}}', 7],
    ['{{1.at}}', bundle.at],
    ['{{1.list}}', [1, 2]],
    ['no. {{1.id}}', 'no. 7'],
    ['{{erase}}', null],
    ['{{emptystring}}', emptystring],
    [{ a: '{{1.id}}', b: '{{1.none}}' }, { a: 7 }],
    [['{{1.id}}', '{{1.none}}'], [7]],
  ])('%j', (template, value) => {
    expect(mapped({ text: template }, 'text')).toEqual({ text: value })
  })

  test('nothing at all where its template gives nothing', () => {
    expect(mapped({ text: '{{1.none}}' }, 'text')).toEqual({})
  })
})

test('a field that is not mapped keeps its text, whatever is in it', () => {
  expect(mapped({ text: '{{1.id}}', other: '{{1.id}}' }, 'other')).toEqual({ text: '{{1.id}}', other: 7 })
})

test('paths lead into collections and lists', () => {
  const values = { group: { inner: '{{1.id}}' }, list: [{ data: 'a' }, { data: '{{1.id}}' }] }
  expect(mapped(values, 'group.inner', 'list[1].data')).toEqual({
    group: { inner: 7 },
    list: [{ data: 'a' }, { data: 7 }],
  })
})

test('an erased field is null, also where it has no value', () => {
  const erased = filling({ group: {} }, [], ['text', 'group.gone'])
  expect(shownValues(fields, erased)).toEqual({ text: null, group: { gone: null } })
})

test('files are bytes, in collections and lists as well', () => {
  const file = { name: 'a.txt', base64: 'aGk=' }
  const bytes = Buffer.from('hi')
  const values = { text: file, file, group: { inner: file }, list: [{ data: file }], files: [file] }
  expect(shownValues(fields, filling(values))).toEqual({
    text: file,
    file: bytes,
    group: { inner: bytes },
    list: [{ data: bytes }],
    files: [bytes],
  })
})

test('names that every object has are names like others', () => {
  const values = JSON.parse('{"__proto__":{"polluted":"{{1.id}}"},"constructor":"{{1.id}}","toString":"x"}')
  const { parameters } = mappedValues([], filling(values, ['__proto__.polluted', 'constructor']), { 1: bundle }, {})
  expect(JSON.stringify(parameters)).toBe('{"__proto__":{"polluted":7},"constructor":7,"toString":"x"}')
  expect({}).not.toHaveProperty('polluted')
})
