import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iml, isReadable, maxFieldLevels, schemaFields, schemaPatterns } from '../../src/authoring/macros/index.ts'
import { anyCharacter } from '../../src/fuzz/character.ts'
import { evaluate } from '../../src/iml/index.ts'

const textOf = (properties: unknown, required?: unknown): string =>
  evaluate(iml(schemaFields('p', 'r', 't')), { p: properties, r: required, t: schemaPatterns }) as string

/** The fields of a schema's properties. */
function fieldsOf(properties: unknown, required?: unknown): any {
  const text = textOf(properties, required)
  expect(evaluate(iml(isReadable('x')), { x: text })).toBe(true)
  return JSON.parse(text)
}

const text = (name: string, more = {}) => ({ name, label: name, ...more, type: 'text' })

describe('one property becomes a field:', () => {
  test.each([
    [{ type: 'string' }, { type: 'text' }],
    [{ type: 'number' }, { type: 'number' }],
    [{ type: 'integer' }, { type: 'integer' }],
    [{ type: 'boolean' }, { type: 'boolean' }],
    [{ type: 'string', format: 'date-time' }, { type: 'date' }],
    [
      { format: 'date-time', description: 'When', type: ['string', 'null'] },
      { help: 'When', type: 'date' },
    ],
    [{ type: 'string', format: 'email' }, { type: 'text' }],
    [{ type: 'number', format: 'date-time' }, { type: 'number' }],
    [{}, { type: 'any' }],
    [{ description: 'No "type": {"type":"string"}' }, { help: 'No "type": {"type":"string"}', type: 'any' }],
    [{ type: 'null' }, { type: 'any' }],
    [{ type: 'future' }, { type: 'any' }],
    [{ type: ['string', 'null'] }, { type: 'text' }],
    [{ type: ['null', 'integer'] }, { type: 'integer' }],
    [{ type: ['boolean'] }, { type: 'boolean' }],
    [{ type: ['string', 'number'] }, { type: 'any' }],
    [{ type: ['string', 'number', 'null'] }, { type: 'any' }],
    [{ type: [] }, { type: 'any' }],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, { type: 'text' }],
    [
      { oneOf: [{ type: 'null' }, { type: 'string', format: 'date-time' }], description: 'D' },
      { help: 'D', type: 'date' },
    ],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, { type: 'any' }],
    [{ anyOf: [{}, { type: 'null' }] }, { type: 'any' }],
    [{ $ref: '#/definitions/a' }, { type: 'any' }],
    [true, { type: 'any' }],
    [false, { type: 'any' }],
    [null, { type: 'any' }],
    [5, { type: 'any' }],
    ['x', { type: 'any' }],
    [[{ type: 'string' }], { type: 'any' }],
  ])('%j', (schema, field) => {
    expect(fieldsOf({ a: schema, z: { type: 'string' } })).toEqual([{ name: 'a', label: 'a', ...field }, text('z')])
  })

  test.each([
    [
      ['S', 'M', null],
      ['S', 'M'],
    ],
    [
      [null, 'a, b', '"]', '}{'],
      ['a, b', '"]', '}{'],
    ],
    [
      [1, 2.5, -3e21],
      [1, 2.5, -3e21],
    ],
    [
      [true, false],
      [true, false],
    ],
  ])('a choice of %j', (values, offered) => {
    expect(fieldsOf({ a: { type: 'string', enum: values }, b: { enum: values } })).toEqual(
      ['a', 'b'].map((name) => ({
        name,
        label: name,
        type: 'select',
        options: offered.map((value) => ({
          label: JSON.stringify(value).replace(/^"|"$/g, '').replaceAll('\\"', '"'),
          value,
        })),
      })),
    )
  })

  test.each([[[]], [[null]], [[{ a: 1 }]], [['a', ['b']]], ['text']])('no choice of %j', (values) => {
    expect(fieldsOf({ a: { type: 'string', enum: values } })).toEqual([text('a')])
  })
})

const any = (name: string) => ({ name, label: name, type: 'any' })

const depthOf = (fields: any): number => (Array.isArray(fields[0].spec) ? 1 + depthOf(fields[0].spec) : 1)

describe('nested', () => {
  const string = { type: 'string' }

  test('objects become collections', () => {
    const schema = { description: 'D', required: ['b'], properties: { a: string, b: string }, type: ['object', 'null'] }
    expect(fieldsOf({ o: schema }, ['o'])).toEqual([
      {
        name: 'o',
        label: 'o',
        help: 'D',
        required: true,
        type: 'collection',
        spec: [text('a'), text('b', { required: true })],
      },
    ])
    expect(fieldsOf({ o: { properties: { a: string } } })).toMatchObject([{ type: 'collection', spec: [text('a')] }])
  })

  test('objects of which nothing is known take anything', () => {
    expect(
      fieldsOf({
        a: { type: 'object' },
        b: { type: 'object', properties: {} },
        c: { type: 'string', properties: { x: {} } },
      }),
    ).toEqual([any('a'), any('b'), text('c')])
  })

  test('lists become lists', () => {
    const list = (items?: unknown) => fieldsOf({ l: { type: 'array', ...(items !== undefined && { items }) } })[0].spec
    expect(list(string)).toEqual({ label: 'Item', type: 'text' })
    expect(list({ type: ['number', 'null'], description: 'D' })).toEqual({ label: 'Item', type: 'number' })
    expect(list({ enum: ['x'] })).toEqual({ label: 'Item', type: 'select', options: [{ label: 'x', value: 'x' }] })
    expect(
      list({ type: 'object', required: ['a'], properties: { a: string, b: { type: 'array', items: string } } }),
    ).toEqual([
      text('a', { required: true }),
      { name: 'b', label: 'b', type: 'array', spec: { label: 'Item', type: 'text' } },
    ])
    for (const items of [undefined, {}, true, [string], { type: 'object' }, { type: 'array', items: string }]) {
      expect(list(items)).toEqual({ label: 'Item', type: 'any' })
    }
  })

  test(`levels beyond ${maxFieldLevels} take anything`, () => {
    const nested = (levels: number): object =>
      Array.from({ length: levels }).reduce<object>((a) => ({ type: 'object', properties: { a } }), string)
    expect([1, 3, 4, 8, 12].map((levels) => depthOf(fieldsOf({ a: nested(levels) })))).toEqual([2, 4, 4, 4, 1])
  })

  test('names are no keywords, keywords are no names', () => {
    const properties = {
      type: string,
      properties: { type: 'object', properties: { items: string, enum: string } },
      required: string,
    }
    expect(fieldsOf(properties, ['type', 'items'])).toEqual([
      text('type', { required: true }),
      { name: 'properties', label: 'properties', type: 'collection', spec: [text('items'), text('enum')] },
      text('required'),
    ])
  })
})

describe('names', () => {
  test.each([
    'with blank',
    'a.b[1]',
    '"quoted"',
    "it's",
    '{{x}}',
    'back\\slash',
    '$1 $& $$',
    'ü 麵 🍜',
    'line\nbreak\ttab',
    'constructor',
    '/x/g',
  ])('such as %j are kept, required or not', (name) => {
    expect(fieldsOf({ [name]: {}, z: {} }, [name]).map((field: any) => [field.name, field.required])).toEqual([
      [name, true],
      ['z', undefined],
    ])
    expect(fieldsOf({ z: {}, [name]: {} }, ['z'])).toMatchObject([{ name: 'z', required: true }, { name }])
  })

  test('that Make does not take are left out, with what is in them', () => {
    const schema = {
      type: 'object',
      properties: { inside: { type: 'array', items: { type: 'object', properties: { deep: {} } } } },
    }
    const longest = 'x'.repeat(128)
    expect(
      fieldsOf({ '': schema, [longest]: {}, [`${longest}x`]: schema, o: schema, [`y${longest}`]: {} }).map(
        ({ name }: any) => name,
      ),
    ).toEqual([longest, 'o'])
  })

  test('are required only where the list of them is one', () => {
    for (const required of [undefined, null, 'a', { a: 1 }, [{ a: 1 }], [1], ['b', 'aa', 'A']]) {
      expect(fieldsOf({ a: {} }, required)).toEqual([{ name: 'a', label: 'a', type: 'any' }])
    }
  })
})

const typeOf = (schema: any): any => {
  const { type, format, enum: values } = schema
  if (values !== undefined)
    return { type: 'select', options: values.map((value: any) => ({ label: String(value), value })) }
  if (type === 'string') return { type: format === 'date-time' ? 'date' : 'text' }
  return { type: ['number', 'integer', 'boolean'].includes(type) ? type : 'any' }
}

/** What the macro does, in TypeScript. */
function reference(properties: Record<string, any>, required: string[], level = 1): any[] {
  const inner = (schema: any): any[] | undefined =>
    level < maxFieldLevels && schema.type === 'object' && Object.keys(schema.properties ?? {}).length > 0
      ? reference(schema.properties, schema.required ?? [], level + 1)
      : undefined
  return Object.entries(properties).map(([name, schema]) => {
    const field = {
      name,
      label: name,
      ...(schema.description !== undefined && { help: schema.description }),
      ...(required.includes(name) && { required: true }),
    }
    if (schema.type === 'object') {
      const spec = inner(schema)
      return { ...field, ...(spec ? { type: 'collection', spec } : { type: 'any' }) }
    }
    if (schema.type !== 'array') return { ...field, ...typeOf(schema) }
    const { items } = schema
    // Items are read at the level of their list, the fields in them at the next.
    const spec = items?.type === 'object' ? inner(items) : undefined
    return { ...field, type: 'array', spec: spec ?? { label: 'Item', ...(items ? typeOf(items) : { type: 'any' }) } }
  })
}

const key = fc.oneof(
  fc.constantFrom('type', 'properties', 'items', 'required', 'enum', 'a', 'b', 'anyOf'),
  fc.string({ minLength: 1, maxLength: 8, unit: anyCharacter }).filter((name) => name !== '__proto__'),
  fc.string({
    minLength: 1,
    maxLength: 8,
    unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', ':', ',', '\n', '\t', '\r', '$', 'a'),
  }),
)
const describedAs = fc.option(
  fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', ':', '[', ']', ',', '\n', '\t', 'a', '$') }),
  { nil: undefined },
)
const { schema } = fc.letrec<{ schema: any }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 6 },
    fc.record(
      {
        description: describedAs,
        type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'null'),
        format: fc.constantFrom('date-time', 'uri'),
      },
      { requiredKeys: [] },
    ),
    fc.record({
      enum: fc.uniqueArray(fc.oneof(fc.integer(), fc.string({ unit: fc.constantFrom(',', ']', '[', '}', 'x') })), {
        minLength: 1,
      }),
    }),
    fc.record({
      type: fc.constant('object'),
      required: fc.array(key),
      description: describedAs,
      properties: fc.dictionary(key, tie('schema'), { maxKeys: 4, noNullPrototype: true }),
    }),
    fc.record({ items: tie('schema'), type: fc.constant('array'), description: describedAs }),
  ),
}))

test('any schema gives the fields that a program would make of it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(key, schema, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
      fc.array(key),
      (properties, required) => {
        const plain = JSON.parse(JSON.stringify(properties))
        expect(fieldsOf(plain, required)).toEqual(reference(plain, required))
      },
    ),
    { numRuns: 40 },
  )
})
