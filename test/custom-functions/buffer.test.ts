import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCharacter } from '../../src/fuzz/character.ts'
import { createCustomFunctions } from '../../src/runtime/custom-functions/index.ts'
import { startSandbox } from './harness.ts'

const run = await startSandbox()
const { functions } = await createCustomFunctions({
  read: 'function read(text, encoding) { return Buffer.from(text, encoding) }',
  write: 'function write(bytes, encoding) { return bytes.toString(encoding) }',
})

const isLatin1 = (text: string): boolean => Buffer.from(text, 'latin1').toString('latin1') === text

const encodings = ['utf8', 'hex', 'base64', 'base64url', 'latin1', 'ascii', 'utf16le'] as const

describe.each(encodings)('%s is read and written as Node does', (encoding) => {
  test('any text', () => {
    const text = fc.oneof(
      fc.string({ unit: anyCharacter, maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('\uD800', '\uDFFF', 'a', 'é', '😀') }),
      fc.string({ unit: fc.constantFrom('0', 'a', 'F', '=', '-', '_', '+', '/', ' ', '\n') }),
      fc.base64String(),
    )
    // Of characters beyond Latin-1 Node reads some digits out of their lower half, which is nothing to be faithful to.
    const legible = /^(?:hex|base64)/.test(encoding) ? text.filter(isLatin1) : text
    fc.assert(
      fc.property(legible, (given) => {
        expect(functions['read']?.(given, encoding)).toEqual(Buffer.from(given, encoding))
      }),
      { numRuns: 80 },
    )
  })

  test('any bytes', () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xbf, 0x41))
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (given) => {
        const bytes = Buffer.from(given)
        expect(functions['write']?.(bytes, encoding)).toBe(bytes.toString(encoding))
      }),
      { numRuns: 80 },
    )
  })
})

describe('behaves as that of Node', () => {
  // Each expression is evaluated inside and, as the oracle, here with the Buffer of Node.
  test.each([
    "Buffer.from('héllo').toString('utf8', 1, 4)",
    "Buffer.from('68c3a9', 'hex').toString()",
    "Buffer.from('aGk', 'BASE64').toString('binary')",
    "Buffer.from([1, 256, -1, '3']).toString('hex')",
    "Buffer.from(Buffer.from('abc')).toString()",
    "Buffer.from(new Uint8Array([1, 2]).buffer, 1).toString('hex')",
    "Buffer.from(JSON.parse(JSON.stringify(Buffer.from('ab')))).toString()",
    "Buffer.from({ length: 2, 0: 5 }).toString('hex')",
    "JSON.stringify({ body: Buffer.from('ab') })",
    "Buffer.alloc(3, 'ab').toString()",
    "Buffer.alloc(4, 7).toString('hex')",
    "Buffer.alloc(2, 'fF', 'hex').toString('hex')",
    "Buffer.concat([Buffer.from('a'), new Uint8Array([98])]).toString()",
    "Buffer.concat([Buffer.from('abc'), Buffer.from('def')], 4).toString()",
    "Buffer.concat([Buffer.from('a')], 3).toString('hex')",
    'Buffer.concat([]).length',
    "Buffer.byteLength('é') + Buffer.byteLength('ff', 'hex') + Buffer.byteLength(new ArrayBuffer(9))",
    "[Buffer.isBuffer(Buffer.of(1)), Buffer.isBuffer(new Uint8Array(1)), Buffer.isEncoding('UTF-8'), Buffer.isEncoding('nope')]",
    "[Buffer.compare(Buffer.from('a'), Buffer.from('b')), Buffer.from('b').compare(Buffer.from('a')), Buffer.from('a').compare(Buffer.from('ab'))]",
    "[Buffer.from('ab').equals(new Uint8Array([97, 98])), Buffer.from('ab').equals(Buffer.from('abc'))]",
    "(() => { const b = Buffer.from('abc'); b.slice(1)[0] = 120; return b.toString() })()",
    "Buffer.from('abcdef').slice(-3, -1).toString() + Buffer.from('abc').subarray(1).toString()",
    "(() => { const b = Buffer.alloc(4); return [Buffer.from('abc').copy(b, 2), b.toString('hex')] })()",
    "[Buffer.from('abcabc').indexOf('ca'), Buffer.from('abc').indexOf(99), Buffer.from('abab').indexOf('ab', 1), Buffer.from('abab').indexOf('ab', -2), Buffer.from('a').indexOf('b')]",
    "[Buffer.from('abc').includes('bc'), Buffer.from('abc').includes(Buffer.from('d')), Buffer.from('abc').indexOf('')]",
    "[...Buffer.from('ab').map((byte) => byte + 1)].join() + Buffer.from('ab').length",
    "Buffer.from('abc').reverse().toString() + Buffer.from('abc').at(-1)",
    "Buffer.from('ab').fill('xyz').toString() + Buffer.from('abcd').fill(0, 1, 3).toString('hex')",
    "Buffer.from('ab') instanceof Uint8Array",
    "`${Buffer.from('text')}`",
    "Buffer.from('ab').toString(undefined) + Buffer.allocUnsafe(2).length",
    '(() => { try { Buffer.from(5) } catch (error) { return error.name } })()',
    "(() => { try { Buffer.from('a', 'nope') } catch (error) { return [error.name, error.message] } })()",
    '(() => { try { Buffer.from(null) } catch (error) { return error.name } })()',
  ])('%s', (expression) => {
    // oxlint-disable-next-line typescript/no-implied-eval -- the expressions stand above
    const oracle: unknown = new Function('Buffer', `return ${expression}`)(Buffer)
    expect(run(`return ${expression}`)).toEqual(oracle)
  })
})
