import { describe, expect, test } from 'vitest'
import { evaluate, parse } from '../../src/iml/index.ts'
import { failure } from './outcome.ts'

/** A collection that holds itself. */
function circle(): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  made['self'] = made
  return made
}

describe('caret', () => {
  test('stands under the spot', () => {
    expect(failure(() => parse('Hello {{a b}}')).render()).toBe(
      [
        '1:11: Two values stand side by side without an operator: join texts with +.',
        '  Hello {{a b}}',
        '            ^',
      ].join('\n'),
    )
  })

  test('marks the whole call, in its own line', () => {
    expect(failure(() => evaluate('one\ntwo {{if(true,\n  nofn(1), 2)}}\nfour', {})).render()).toBe(
      ["3:3: Function 'if' finished with error! Function 'nofn' not found!", '    nofn(1), 2)}}', '    ^^^^^^^'].join(
        '\n',
      ),
    )
  })

  test('stands behind the end when something is missing', () => {
    expect(
      failure(() => parse('{{1 + }}'))
        .render()
        .split('\n')
        .slice(1),
    ).toEqual(['  {{1 + }}', '        ^'])
  })

  test('counts characters as they are seen, and shows none that would move it', () => {
    expect(
      failure(() => parse("{{'😀\t' x}}"))
        .render()
        .split('\n'),
    ).toEqual([expect.stringMatching(/^1:8: /), "  {{'😀 ' x}}", '         ^'])
  })

  test('a long line is cut on both sides of it', () => {
    const [, line = '', caret = ''] = failure(() => parse(`${'a'.repeat(500)}{{b c}}${'d'.repeat(500)}`))
      .render()
      .split('\n')
    expect(line).toMatch(/^ {2}…a+\{\{b c\}\}d+…$/)
    expect(line.length).toBe(104)
    expect(line[caret.indexOf('^')]).toBe('c')
  })

  test('a mark that is longer than the cut line ends with it', () => {
    const [, line = '', caret = ''] = failure(() => evaluate(`{{nofn('${'x'.repeat(900)}')}}`, {}))
      .render()
      .split('\n')
    expect(line).toMatch(/^ {2}\{\{nofn\('x+…$/)
    expect(caret.length).toBeLessThan(line.length)
    expect(caret).toMatch(/^ {4}\^+$/)
  })
})

test('the path leads to the template inside a value', () => {
  const value = { headers: { a: 'x' }, body: [{ ok: 1 }, { name: '{{upper(nofn())}}' }] }
  expect(failure(() => evaluate(value, {}))).toMatchObject({
    name: 'ImlError',
    code: 'function-not-found',
    path: ['body', 1, 'name'],
    template: '{{upper(nofn())}}',
    start: 8,
    end: 14,
  })
  expect(failure(() => evaluate({ a: ['{{'.concat('a b}}')] }, {})).path).toEqual(['a', 0])
  expect(failure(() => evaluate({ a: { '{{...}}': '{{1}}' } }, {})).path).toEqual(['a', '{{...}}'])
})

test('the cause of a failure is kept', () => {
  const cause = new Error('boom')
  const functions = {
    broken: () => {
      throw cause
    },
  }
  const error = failure(() => evaluate('{{if(true, broken(1))}}', {}, { functions }))
  expect(error).toMatchObject({ code: 'function-failed', start: 11, end: 20, cause })
  expect(error.message).toBe("Function 'if' finished with error! Function 'broken' finished with error! boom")
})

test('values that are nested too deep, or hold themselves, are refused', () => {
  expect(failure(() => evaluate(circle(), {})).code).toBe('too-deep')
  const deep: unknown = JSON.parse('['.repeat(5000) + ']'.repeat(5000))
  expect(failure(() => evaluate(deep, {})).code).toBe('too-deep')
})

test.each(['{{o}} text', '{{createJSON(o)}}', '{{o = p}}', '{{toString(o)}}', '{{deduplicate(l)}}', '{{l + 1}}'])(
  '%s of values that hold themselves ends in an ImlError',
  (template) => {
    const list: unknown[] = [1]
    list.push(list)
    expect(failure(() => evaluate(template, { o: circle(), p: circle(), l: list })).template).toBe(template)
  },
)
