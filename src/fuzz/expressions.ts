import * as fc from 'fast-check'
import { functionRegistry } from '../iml/index.ts'
import { name, text } from './values.ts'

/** The variables of Make that a run may have, and some that it has not. */
const roots = ['parameters', 'connection', 'common', 'data', 'temp', 'body', 'headers', 'statusCode', 'item', 'output']
const root = fc.constantFrom(...roots, 'pagination', 'iterate', 'query', 'payload', 'webhook', 'oauth', 'a', 'unknown')

const keyword = fc.constantFrom('true', 'null', 'undefined', 'emptystring', 'emptyarray', 'now', 'random', 'uuid', 'pi')
const operator = fc.constantFrom('+', '-', '*', '/', '%', '=', '!=', '<', '>=', '&&', '||', '++')

/** Every function, the likelier the more there is to go wrong in it, and names that are none. */
const called = fc.constantFrom(...Object.keys(functionRegistry), 'nofn', 'toString', 'constructor', '__proto__')

/** A text as an expression spells it. */
const quoted = text.map((given) => `'${given.slice(0, 200).replaceAll("'", "''")}'`)

const path = fc
  .tuple(
    root,
    fc.array(fc.oneof(name.map(segment), fc.constantFrom('[]', '[1]', '[-1]', '[0]', "['a']")), { maxLength: 3 }),
  )
  .map(([first, steps]) => first + steps.join(''))

/** An expression as the grammar has it: each function with any number of arguments of any type. */
export const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    path,
    quoted,
    fc.integer({ min: -3, max: 4000 }).map(String),
    keyword,
    fc
      .tuple(called, fc.array(tie('expression'), { maxLength: 5 }), fc.constantFrom(', ', ';'))
      .map(([fn, values, separator]) => `${fn}(${values.join(separator)})`),
    fc.tuple(tie('expression'), operator, tie('expression')).map((parts) => `(${parts.join(' ')})`),
    tie('expression').map((inner) => `!${inner}`),
  ),
}))

const whole = expression.map((inner) => `{{${inner}}}`)
const mixed = fc.array(fc.oneof(whole, text), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))

/** Pieces that mean something to the parser, wherever they come. */
const piece = fc.oneof(
  fc.constantFrom(
    '{{',
    '}}',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    "'",
    '"',
    '`',
    ',',
    ';',
    '.',
    '!',
    '-',
    '==',
    '&&',
    '++',
    '?',
  ),
  fc.constantFrom('(('.repeat(300), '['.repeat(600), '!'.repeat(1000), 'a.'.repeat(400), '1+'.repeat(600)),
  name,
  text,
)

const cut = fc.record({ at: fc.nat(), remove: fc.nat(4), insert: fc.oneof(fc.constant(''), piece) })

/** A template that was broken in a few places. */
export function broken(templates: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(templates, fc.array(cut, { minLength: 1, maxLength: 4 })).map(([given, cuts]) => {
    let changed = given
    for (const { at, remove, insert } of cuts) {
      const start = at % (changed.length + 1)
      changed = changed.slice(0, start) + insert + changed.slice(start + remove)
    }
    return changed
  })
}

/** Templates from the grammar, those of `known` apps, both of them broken, and noise. */
export function template(known: readonly string[]): fc.Arbitrary<string> {
  const written = known.length === 0 ? mixed : fc.constantFrom(...known)
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 3, arbitrary: mixed },
    { weight: 2, arbitrary: broken(mixed) },
    { weight: 1, arbitrary: written },
    { weight: 2, arbitrary: broken(written) },
    { weight: 1, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  )
}

function segment(given: string): string {
  return /^[a-z]\w*$/i.test(given) ? `.${given}` : `.\`${given.replaceAll('`', '')}\``
}
