import { describe, expect, test } from 'vitest'
import { emptystring, FormError, type FormSpec } from '../../src/runtime/index.ts'
import { fieldsOfForm, readForm } from '../../src/runtime/form/index.ts'

const options = { timezone: 'Europe/Prague' }
const read = (spec: unknown, values: Record<string, unknown>, more = {}) =>
  readForm(fieldsOfForm(spec as FormSpec), values, { ...options, ...more })

/** What is wrong, as `path: message`. */
function problems(spec: unknown, values: Record<string, unknown>, more = {}): string[] {
  try {
    read(spec, values, more)
  } catch (error) {
    if (error instanceof FormError) return error.issues.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

const field = (type: string, more: Record<string, unknown> = {}) => ({ name: 'f', type, label: 'F', ...more })
const inner = [
  { name: 'text', type: 'text', label: 'Text' },
  { name: 'flag', type: 'boolean', label: 'Flag' },
]
const absent = Symbol('absent')

describe('an empty or erased field', () => {
  test.each([
    // field, left empty, erased, forced empty by an expression
    [field('text'), absent, null, ''],
    [field('password'), absent, null, ''],
    [field('number'), absent, null, absent],
    [field('boolean'), absent, absent, absent],
    [field('date'), absent, null, absent],
    [field('select', { options: [{ label: 'A', value: 'a' }] }), absent, null, absent],
    [field('select', { multiple: true, options: [] }), absent, [], absent],
    [field('array'), absent, [], absent],
    [field('any'), absent, null, absent],
    [field('collection', { spec: inner }), {}, {}, {}],
  ])('%j', (spec, empty, erased, forced) => {
    const outcomes = [undefined, '', null, emptystring].map((f) => {
      const parameters = read([spec], { f })
      return Object.hasOwn(parameters, 'f') ? parameters['f'] : absent
    })
    expect(outcomes).toEqual([empty, empty, erased, forced])
    expect(read([spec], {})).toEqual(empty === absent ? {} : { f: empty })
  })

  test('in a collection follows the same rules', () => {
    const spec = [
      field('collection', { spec: [...inner, field('collection', { spec: inner }), field('array', { name: 'list' })] }),
    ]
    expect(read(spec, {})).toEqual({ f: { f: {} } })
    expect(read(spec, { f: { text: null, flag: null, list: null } })).toEqual({ f: { text: null, list: [], f: {} } })
    expect(read(spec, { f: { text: '', flag: '', other: 1 } })).toEqual({ f: { f: {}, other: 1 } })
    expect(read(spec, { f: { text: emptystring } })).toEqual({ f: { text: '', f: {} } })
  })

  test('gets no default', () => {
    expect(read([field('text', { default: 'd' }), field('boolean', { name: 'g', default: true })], {})).toEqual({})
  })
})

describe('a value of another type', () => {
  const date = new Date('2026-01-02T03:04:05.006Z')

  test.each([
    ['text', 1.5, '1.5'],
    ['text', true, 'true'],
    ['text', date, '2026-01-02T03:04:05.006Z'],
    ['text', ' ', ' '],
    ['email', 'ada@example.com', 'ada@example.com'],
    ['hidden', 5, '5'],
    ['number', '1.5', 1.5],
    ['number', 0, 0],
    ['integer', '7', 7],
    ['boolean', 0, true],
    ['boolean', 'false', false],
    ['boolean', 'no', true],
    ['boolean', {}, true],
    ['boolean', false, false],
    ['date', date, date],
    ['date', date.getTime(), date],
    ['date', '2026-01-02T03:04:05.006Z', date],
    ['date', '2026-01-02 04:04:05', new Date('2026-01-02T03:04:05Z')],
    ['date', '2026-07-02 04:04:05', new Date('2026-07-02T02:04:05Z')],
    ['array', 'one', ['one']],
    ['array', 5, ['5']],
    ['array', ['a', 1, null, '', undefined], ['a', '1', null]],
    ['array', [], []],
    ['collection', {}, {}],
    ['collection', { a: 1 }, { a: 1 }],
    ['buffer', 'ä', Buffer.from('ä')],
    ['buffer', Buffer.from('b'), Buffer.from('b')],
    ['any', { a: 1 }, { a: 1 }],
    ['json', '{', '{'],
    ['timestamp', '123', '123'],
    ['timestamp', 123, 123],
    ['filter', [[{ a: 'x', o: 'y' }]], [[{ a: 'x', o: 'y' }]]],
  ])('%s from %j', (type, value, expected) => {
    expect(read([field(type)], { f: value })).toEqual({ f: expected })
  })

  test.each([
    ['number', 'many', "f: Expected a number, but found String 'many'."],
    ['number', true, 'f: Expected a number, but found Boolean.'],
    ['number', [1], 'f: Expected a number, but found Array.'],
    ['integer', 1.5, 'f: Value must be a whole number.'],
    ['number', Infinity, 'f: Value must be a finite number.'],
    ['uinteger', -1, 'f: Value is too small. Minimum value is 0.'],
    ['port', 65_536, 'f: Value is too big. Maximum value is 65535.'],
    ['date', 'soon', "f: Expected a date, but found String 'soon'."],
    ['collection', 'text', "f: Expected a collection, but found String 'text'."],
    ['collection', [], 'f: Expected a collection, but found Array.'],
    ['number', 'x'.repeat(41), `f: Expected a number, but found String '${'x'.repeat(40)}…'.`],
  ])('%s cannot be %j', (type, value, expected) => {
    expect(problems([field(type)], { f: value })).toEqual([expected])
  })

  test.each([
    ['array of numbers', { spec: { type: 'number' } }, ['1', 2], [1, 2]],
    ['array of arrays', { spec: { type: 'array', spec: { type: 'number' } } }, [['1'], '2'], [[1], [2]]],
    ['array of collections', { spec: inner }, { text: 1, x: 2 }, [{ text: '1', x: 2 }]],
    [
      'array of one collection type',
      { spec: { type: 'collection', spec: inner } },
      [{ flag: 'false' }],
      [{ flag: false }],
    ],
    ['array described by an RPC', { spec: 'rpc://fields' }, [1, { a: 2 }], [1, { a: 2 }]],
  ])('%s', (_, more, value, expected) => {
    expect(read([field('array', more)], { f: value })).toEqual({ f: expected })
  })

  test('inside a list is named by its position, counted from 1', () => {
    expect(problems([field('array', { spec: { type: 'number' } })], { f: [1, 'b', 'c'] })).toEqual([
      "f[2]: Expected a number, but found String 'b'.",
      "f[3]: Expected a number, but found String 'c'.",
    ])
    expect(problems([field('array', { spec: inner })], { f: [{}, 'b'] })).toEqual([
      "f[2]: Expected a collection, but found String 'b'.",
    ])
  })
})

describe('required', () => {
  const mandatory = 'Field is mandatory.'

  test.each([
    ['text', undefined, false],
    ['text', '', false],
    ['text', null, false],
    ['text', emptystring, false],
    ['text', ' ', true],
    ['number', 0, true],
    ['boolean', false, true],
    ['boolean', null, false],
    ['array', [], true],
    ['array', null, false],
    ['collection', {}, true],
    ['collection', undefined, false],
    ['any', undefined, false],
  ])('%s given as %s: %s', (type, value, passes) => {
    expect(problems([field(type, { required: true })], { f: value })).toEqual(passes ? [] : [`f: ${mandatory}`])
  })

  test('counts in collections once they are filled in, and in lists of them unless told otherwise', () => {
    const demanding = [{ name: 'key', type: 'text', label: 'Key', required: true }]
    const collection = [field('collection', { spec: demanding })]
    expect(problems(collection, {})).toEqual([])
    expect(problems(collection, { f: {} })).toEqual([`f.key: ${mandatory}`])
    const list = [field('array', { spec: demanding })]
    expect(problems(list, { f: [{}, { key: 'k' }] })).toEqual([`f[1].key: ${mandatory}`])
    expect(problems(list, { f: [{}] }, { requiredInLists: false })).toEqual([])
    expect(problems([field('array', { spec: { type: 'text', required: true } })], { f: ['a', ''] })).toEqual([
      `f[2]: ${mandatory}`,
    ])
  })
})

describe('validate', () => {
  test.each([
    ['text', { min: 3 }, ['ab', 'abc', 'abcd'], 'Value must be at least 3 characters long.', [0]],
    ['text', { max: 3 }, ['ab', 'abc', 'abcd'], 'Value exceeded maximum length of 3 characters.', [2]],
    ['number', { min: 3 }, [2, 3, 4], 'Value is too small. Minimum value is 3.', [0]],
    ['number', { max: 3 }, [2, 3, 4], 'Value is too big. Maximum value is 3.', [2]],
    ['array', { minItems: 1 }, [[], ['a'], ['a', 'b']], 'Array has less than 1 items.', [0]],
    ['array', { maxItems: 1 }, [[], ['a'], ['a', 'b']], 'Array has more than 1 items.', [2]],
    ['array', { enum: ['a'] }, [['a'], ['a', 'b']], 'Value must be one of the following: a', [1]],
    ['text', { enum: ['a', 'b'] }, ['a', 'c'], 'Value must be one of the following: a, b', [1]],
    ['text', { pattern: '^\\p{L}$' }, ['ä', '1'], "Value doesn't match the pattern: ^\\p{L}$", [1]],
    ['text', { pattern: { regexp: '^a$' } }, ['a', 'b'], "Value doesn't match the pattern: ^a$", [1]],
    ['text', { pattern: 'b' }, ['abc', 'ac'], "Value doesn't match the pattern: b", [1]],
    ['text', false, ['anything'], '', []],
    ['text', true, ['anything'], '', []],
  ])('%s with %j', (type, validate, values, message, wrong) => {
    const spec = [field(type, { validate })]
    const results = values.map((f) => problems(spec, { f }))
    expect(results).toEqual(values.map((_, index) => (wrong.includes(index as never) ? [`f: ${message}`] : [])))
  })

  test('is not applied to an empty or erased value', () => {
    const spec = [field('text', { validate: { min: 3 } }), field('array', { name: 'g', validate: { minItems: 1 } })]
    expect(problems(spec, { f: '', g: '' })).toEqual([])
    expect(problems(spec, { f: null, g: null })).toEqual([])
  })

  test.each([
    [{ minItems: 2 }, 'Selected less than 2 items.'],
    [{ maxItems: 0 }, 'Selected more than 0 items.'],
  ])('a choice of several with %j', (validate, message) => {
    const spec = [field('select', { multiple: true, options: [{ value: 'a' }], validate })]
    expect(problems(spec, { f: ['a'] })).toEqual([`f: ${message}`])
  })

  test('with a pattern that is none is an error of the definition', () => {
    expect(() => read([field('text', { validate: { pattern: '(' } })], { f: 'a' })).toThrow(
      expect.objectContaining({ name: 'InvalidConfigurationError', message: expect.stringContaining("'f'") }),
    )
  })
})

describe('a select', () => {
  const list = [
    { label: 'A', value: 'a' },
    { label: 'One', value: 1 },
    { label: 'Object', value: { id: 1 } },
    { label: 'No', value: false },
  ]

  test.each([
    ['an option', list, {}, 'a', true],
    ['no option', list, {}, 'b', false],
    ['a number as text', list, {}, '1', false],
    ['a number', list, {}, 1, true],
    ['false', list, {}, false, true],
    ['an object by its JSON', list, {}, { id: 1 }, true],
    ['another object', list, {}, { id: 2 }, false],
    ['anything with dynamic', list, { dynamic: true }, 'b', true],
    ['anything from an RPC', 'rpc://list', {}, 'b', true],
    ['anything from an RPC store', { store: 'rpc://list' }, {}, 'b', true],
    ['anything when an RPC adds options', [...list, 'rpc://more'], {}, 'b', true],
    ['an option of a store', { store: list }, {}, 'a', true],
    ['no option of a store', { store: list }, {}, 'b', false],
    ['another member as value', { store: [{ id: 7 }], value: 'id' }, {}, 7, true],
    ['a grouped option', [{ label: 'G', options: list }], { grouped: true }, 'a', true],
    ['no grouped option', [{ label: 'G', options: list }], { grouped: true }, 'b', false],
    ['several options', list, { multiple: true }, ['a', 1], true],
    ['one of several options', list, { multiple: true }, 'a', true],
    ['a name of the prototype', list, {}, 'constructor', false],
  ])('takes %s', (_, choices, more, value, passes) => {
    const found = problems([field('select', { options: choices, ...more })], { f: value })
    expect(found.length === 0).toBe(passes)
  })

  test('of several names the wrong ones', () => {
    const spec = [field('select', { multiple: true, options: list })]
    expect(problems(spec, { f: ['a', 'b', 'c'] })).toEqual([
      "f[2]: Value 'b' not found in options.",
      "f[3]: Value 'c' not found in options.",
    ])
    expect(read(spec, { f: ['a', '', null] })).toEqual({ f: ['a'] })
  })
})

const nested = (name: string, type = 'number') => [{ name, type, label: name, required: true }]

describe('nested fields', () => {
  const spec = [
    field('select', {
      options: [
        { label: 'A', value: 'a', nested: nested('value') },
        { label: 'B', value: 'b', nested: nested('value', 'boolean') },
        { label: 'C', value: 'c', nested: nested('only', 'text') },
        { label: 'D', value: 'd', nested: 'rpc://more' },
      ],
    }),
  ]

  test('are siblings, in the type that the chosen option gives them', () => {
    expect(read(spec, { f: 'a', value: '1' })).toEqual({ f: 'a', value: 1 })
    expect(read(spec, { f: 'b', value: 'false' })).toEqual({ f: 'b', value: false })
  })

  test('of options that are not chosen are neither demanded nor kept', () => {
    expect(read(spec, { f: 'c', only: 'o', value: 1 })).toEqual({ f: 'c', only: 'o' })
    expect(read(spec, { value: 1, only: 'o', other: 2 })).toEqual({ other: 2 })
    expect(problems(spec, { f: 'a' })).toEqual(['value: Field is mandatory.'])
  })

  test('from an RPC pass, whatever they are', () => {
    expect(read(spec, { f: 'd', rpcField: '1' })).toEqual({ f: 'd', rpcField: '1' })
  })

  test.each([
    ['a select with any value', { type: 'select', options: [{ value: 'a' }] }, 'a', true],
    ['a select without value', { type: 'select', options: [{ value: 'a' }] }, undefined, false],
    ['a boolean that is true', { type: 'boolean' }, true, true],
    ['a boolean that is false', { type: 'boolean' }, false, false],
    ['a store', { type: 'boolean', nested: { store: nested('n') } }, true, true],
  ])('of the field itself belong to %s', (_, more, value, shown) => {
    const given = [{ name: 'f', nested: nested('n'), ...more }]
    expect(problems(given, { f: value })).toEqual(shown ? ['n: Field is mandatory.'] : [])
    expect(read(given, { f: value, n: '1' })).toEqual({
      ...(value === undefined ? {} : { f: value }),
      ...(shown ? { n: 1 } : {}),
    })
  })

  test('of options as a whole and of the placeholder', () => {
    const given = [
      field('select', {
        options: { store: [{ value: 'a' }], nested: nested('n'), placeholder: { label: '-', nested: nested('p') } },
      }),
    ]
    expect(read(given, { f: 'a', n: '1', p: '2' })).toEqual({ f: 'a', n: 1 })
    expect(read(given, { n: '1', p: '2' })).toEqual({ p: 2 })
  })

  test('nest further, and inside lists of collections', () => {
    const deep = [field('boolean', { nested: [{ name: 'g', type: 'boolean', nested: nested('h') }] })]
    expect(read(deep, { f: true, g: true, h: '3' })).toEqual({ f: true, g: true, h: 3 })
    expect(read(deep, { f: true, g: false, h: '3' })).toEqual({ f: true, g: false })
    expect(
      read([{ name: 'list', type: 'array', spec }], {
        list: [
          { f: 'a', value: '1' },
          { f: 'b', value: 1 },
        ],
      }),
    ).toEqual({
      list: [
        { f: 'a', value: 1 },
        { f: 'b', value: true },
      ],
    })
  })
})

describe('a form', () => {
  test('passes on what it does not declare, and forms that an RPC gives', () => {
    const values = { f: 1, list: [''], text: '', none: null, nothing: undefined }
    const { nothing: _, ...passed } = values
    expect(read([field('text')], values)).toEqual({ ...passed, f: '1' })
    expect(read('rpc://fields', values)).toEqual(passed)
    expect(read(['rpc://fields', field('text')], values)).toEqual({ ...passed, f: '1' })
    expect(readForm(fieldsOfForm(undefined), values, options)).toEqual(passed)
  })

  test('skips what is only shown', () => {
    const spec = [{ type: 'banner', text: 'Note' }, { name: 'b', type: 'banner', required: true }, field('number')]
    expect(read(spec, { f: '1' })).toEqual({ f: 1 })
  })

  test('copes with names of the prototype', () => {
    const spec = ['constructor', 'toString', '__proto__'].map((name) => ({ name, type: 'number', required: true }))
    expect(problems(spec, {})).toHaveLength(3)
    const values = JSON.parse('{"constructor": "1", "toString": "2", "__proto__": "3"}')
    expect(JSON.stringify(read(spec, values))).toBe('{"constructor":1,"toString":2,"__proto__":3}')
    const passed = read([], JSON.parse('{"__proto__": {"a": 1}}'))
    expect(Object.hasOwn(passed, '__proto__')).toBe(true)
  })

  test('says everything that is wrong in one BundleValidationError', () => {
    const spec = [
      { name: 'userId', type: 'text', label: 'User ID', required: true },
      { name: 'traits', type: 'collection', label: 'Traits', spec: [{ name: 'age', type: 'number', label: 'Age' }] },
      { name: 'tag', type: 'text' },
    ]
    expect(() => read(spec, { traits: { age: 'old' } })).toThrow(
      expect.objectContaining({
        name: 'BundleValidationError',
        message:
          "Validation failed for 2 parameter(s). Missing value of required parameter 'userId'. User ID (userId): Field is mandatory. Invalid number in parameter 'traits.age'. Age (traits.age): Expected a number, but found String 'old'.",
        issues: [
          {
            path: 'userId',
            label: 'User ID',
            message: 'Field is mandatory.',
            sentence: "Missing value of required parameter 'userId'.",
          },
          {
            path: 'traits.age',
            label: 'Age',
            message: "Expected a number, but found String 'old'.",
            sentence: "Invalid number in parameter 'traits.age'.",
          },
        ],
      }),
    )
    expect(() => read([{ name: 'tag', type: 'number' }], { tag: 'x' })).toThrow(
      "Validation failed for 1 parameter(s). Invalid number in parameter 'tag'. tag: Expected a number, but found String 'x'.",
    )
  })

  test('with collections that are left empty gives new ones each time', () => {
    const pageFields = [{ name: 'page', type: 'collection', label: 'Page', spec: [field('text')] }, field('text')]
    const spec = [{ name: 'context', type: 'collection', label: 'Context', spec: pageFields }]
    const first = read(spec, {}) as { context: { page: object } }
    Object.assign(first.context.page, { changed: true })
    Object.assign(first.context, { changed: true })
    expect(read(spec, {})).toEqual({ context: { page: {} } })
    expect(read(spec, { context: { f: 'x' } })).toEqual({ context: { f: 'x', page: {} } })
  })

  test('looks anew at what is visible in a collection that is left empty', () => {
    const pageFields = [{ name: 'page', type: 'collection', visible: '{{parameters.web}}', spec: [field('text')] }]
    const spec = [
      { name: 'web', type: 'boolean' },
      { name: 'context', type: 'collection', label: 'Context', spec: pageFields },
    ]
    expect(read(spec, {})).toEqual({ context: {} })
    expect(read(spec, { web: true })).toEqual({ web: true, context: { page: {} } })
    expect(read(spec, { web: false })).toEqual({ web: false, context: {} })
  })

  test.each([
    ['a type that nobody knows', field('colour'), 'field of type colour'],
    ['tags that Make does not have', field('text', { tags: 'colour' }), 'tags'],
    ['a codepage that nobody knows', field('buffer', { codepage: 'klingon' }), 'codepage'],
  ])('with %s is not supported', (_, spec, feature) => {
    expect(() => read([spec], {})).toThrow(
      expect.objectContaining({ name: 'UnsupportedError', feature, place: "parameter 'f'" }),
    )
  })
})
