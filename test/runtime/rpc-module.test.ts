import { describe, expect, test } from 'vitest'
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
