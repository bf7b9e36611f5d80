import { describe, expect, test } from 'vitest'
import { createApp } from '../../src/runtime/index.ts'
import { run } from './harness.ts'

const text = (name: string) => ({ name, type: 'text', label: name })
const select = (more: Record<string, unknown> = {}) => ({ name: 'f', type: 'select', label: 'F', ...more })

/** The variable `parameters` of a module with this form. */
async function read(form: unknown, parameters: Record<string, unknown>): Promise<unknown> {
  const { bundles } = await run({ response: { output: '{{parameters}}' } }, { expect: form, parameters })
  return bundles[0]
}

describe('a module with fields that RPCs give', () => {
  test.each([
    ['any value of a select', [select({ options: 'rpc://ab' })], { f: 'unknown' }],
    ['any values of a select', [select({ options: { store: 'rpc://ab' }, multiple: true })], { f: ['u', 1] }],
    ['values of fields that it does not know', ['rpc://fields'], { x: 1, y: null, z: '' }],
    ['values of a form that an RPC gives', 'rpc://fields', { x: 1 }],
    ['values below a chosen option', [select({ options: [{ value: 'a', nested: 'rpc://fields' }] })], { f: 'a', x: 1 }],
    ['values in a collection', [{ name: 'c', type: 'collection', spec: 'rpc://fields' }], { c: { x: 1 } }],
    ['values in a list', [{ name: 'c', type: 'array', spec: ['rpc://fields'] }], { c: [{ x: 1 }] }],
    [
      'a name that a hidden field has, too',
      [
        select({
          options: [
            { value: 'a', nested: 'rpc://fields' },
            { value: 'b', nested: [text('x')] },
          ],
        }),
      ],
      { f: 'a', x: 1 },
    ],
  ])('lets pass %s', async (_, form, parameters) => {
    expect(await read(form, parameters)).toEqual(parameters)
  })

  test('still converts what it knows, and drops what is hidden', async () => {
    const options = [
      { value: 'a', nested: [{ name: 'n', type: 'number' }] },
      { value: 'b', nested: 'rpc://fields' },
    ]
    expect(await read([select({ options })], { f: 'a', n: '1', x: 2 })).toEqual({ f: 'a', n: 1, x: 2 })
    expect(await read([select({ options: [...options, { value: 'c' }] })], { f: 'c', n: '1' })).toEqual({ f: 'c' })
    expect(await read([{ name: 'n', type: 'number' }, 'rpc://fields'], { n: '', x: '' })).toEqual({ x: '' })
  })
})

describe('a module that runs with the form that was resolved', () => {
  const rpcs = {
    kinds: { api: { response: { output: [{ label: 'A', value: 'a' }] } } },
    fields: {
      api: {
        response: {
          output: [
            { name: 'n', type: 'number', label: 'N', required: true },
            { name: 'd', type: 'date', label: 'D' },
            { name: 'inner', type: 'collection', label: 'Inner', spec: [{ name: 'b', type: 'boolean', label: 'B' }] },
          ],
        },
      },
    },
    typed: { api: { response: { output: [{ name: 'value', type: '{{parameters.kind}}', label: 'Value' }] } } },
    broken: { api: { response: { valid: false } } },
  }

  /** The variable `parameters` after the form was resolved for `shown` and the module run with `given`. */
  async function readAs(fields: unknown, shown: Record<string, unknown>, given: Record<string, unknown> = shown) {
    const definition = { type: 'action', api: { response: { output: '{{parameters}}' } }, expect: fields as [] }
    const app = createApp({ modules: { probe: definition }, rpcs })
    const form = await app.resolveForm('probe', { parameters: shown })
    return (await app.runModule('probe', { parameters: given, form })).bundles[0]
  }

  test('has values in the types of the fields that RPCs gave', async () => {
    expect(await readAs(['rpc://fields'], { n: '1', d: '2026-01-02', inner: { b: 'x' }, more: 1 })).toEqual({
      n: 1,
      d: new Date('2026-01-02T00:00:00Z'),
      inner: { b: true },
      more: 1,
    })
  })

  test.each([
    ['what they require', ['rpc://fields'], { n: '' }, /N \(n\): Field is mandatory/],
    ['what they cannot hold', ['rpc://fields'], { n: 1, inner: 5 }, /Inner \(inner\): Expected a collection/],
    ['an option that none of them is', [select({ options: 'rpc://kinds' })], { f: 'b' }, /'b' not found in options/],
  ])('is refused %s', async (_, form, given, message) => {
    await expect(readAs(form, given)).rejects.toMatchObject({
      name: 'BundleValidationError',
      message: expect.stringMatching(message),
    })
  })

  test.each([
    ['any option where their RPC failed', [select({ options: 'rpc://broken' })]],
    ['any option of a field that takes others', [select({ options: 'rpc://kinds', dynamic: true })]],
  ])('takes %s', async (_, form) => {
    expect(await readAs(form, { f: 'b' })).toEqual({ f: 'b' })
  })

  test('reads each item of a list by the fields that it shows', async () => {
    const list = { name: 'l', type: 'array', label: 'L', spec: [text('kind'), 'rpc://typed'] }
    const given = {
      l: [
        { kind: 'number', value: '1' },
        { kind: 'boolean', value: '1' },
        { kind: 'text', value: 1 },
      ],
    }
    expect(await readAs([list], given)).toEqual({
      l: [
        { kind: 'number', value: 1 },
        { kind: 'boolean', value: true },
        { kind: 'text', value: '1' },
      ],
    })
    const wrong = {
      l: [
        { kind: 'text', value: 'x' },
        { kind: 'number', value: 'x' },
      ],
    }
    await expect(readAs([list], wrong)).rejects.toMatchObject({ issues: [{ path: 'l[2].value' }] })
    await expect(readAs([list], given, { l: [5] })).rejects.toMatchObject({ issues: [{ path: 'l[1]' }] })
  })

  test('drops what the form did not show', async () => {
    const options = [{ value: 'a' }, { value: 'b', nested: [text('x')] }]
    expect(await readAs([select({ options })], { f: 'a', x: 'hidden', y: 1 })).toEqual({ f: 'a', y: 1 })
  })

  test('names of the prototype stay data', async () => {
    const given = JSON.parse('{"n": 1, "__proto__": {"a": 1}, "constructor": 2}') as Record<string, unknown>
    const parameters = await readAs(['rpc://fields'], given)
    expect(Object.getPrototypeOf(parameters)).toBe(Object.prototype)
    expect(Object.keys(parameters ?? {}).toSorted()).toEqual(['__proto__', 'constructor', 'inner', 'n'])
  })
})
