import * as fc from 'fast-check'
import { anyCharacter } from '../../src/fuzz/character.ts'
import { keywords } from '../../src/iml/ast.ts'
import type { Access, Argument, BinaryOperator, Expression, Part, Step, Template } from '../../src/iml/ast.ts'

const span = { start: 0, end: 0 }
const binaryOperators: BinaryOperator[] = ['||', '&&', '==', '!=', '<', '<=', '>', '>=', '+', '++', '-', '*', '/', '%']

const name = fc.oneof(
  fc.constantFrom(
    'parameters',
    'body',
    'true',
    'now',
    'x1',
    '_',
    'ž',
    'and',
    'constructor',
    '__proto__',
    '12',
    'a b',
    '',
    '-',
  ),
  fc.string().map((text) => text.replaceAll('`', "'")),
)
const bareNames = fc.constantFrom('upper', 'if', 'toString', 'now', 'unknown', 'ž2')

/** Any expression that a template can spell. */
const { expression } = fc.letrec<{ expression: Expression; simple: Expression }>((tie) => ({
  simple: fc.oneof(
    fc
      .oneof(fc.nat(), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
      .map((value): Expression => ({ type: 'number', value: value + 0, ...span })),
    fc.string({ unit: anyCharacter }).map((value): Expression => ({ type: 'text', value, ...span })),
    fc
      .constantFrom('}}', '{{', "'", '"', `'"`, '\n', '\\')
      .map((value): Expression => ({ type: 'text', value, ...span })),
    fc.constantFrom(...keywords).map((keyword): Expression => ({ type: 'keyword', name: keyword, ...span })),
    name.map((variable): Expression => ({ type: 'variable', name: variable, ...span })),
  ),
  expression: fc.oneof(
    { maxDepth: 5 },
    tie('simple'),
    fc
      .record({ operator: fc.constantFrom('!', '-', '+'), operand: tie('expression') })
      .map(({ operator, operand }): Expression => ({ type: 'unary', operator, operand, ...span })),
    fc
      .record({ operator: fc.constantFrom(...binaryOperators), left: tie('expression'), right: tie('expression') })
      .map((parts): Expression => ({ type: 'binary', ...parts, ...span })),
    fc
      .record({ object: tie('expression'), steps: fc.array(step(tie('expression')), { minLength: 1, maxLength: 3 }) })
      // What a call gives has members, but no items by an index.
      .filter(({ object, steps }) => object.type !== 'call' || steps[0]?.type === 'member')
      .map(({ object, steps }): Expression => access(object, steps)),
    fc
      .record({ name: bareNames, arguments: callArguments(tie('expression')) })
      .map((call): Expression => ({ type: 'call', ...call, ...span })),
  ),
}))

function step(expressions: fc.Arbitrary<Expression>): fc.Arbitrary<Step> {
  return fc.oneof(
    name.map((member): Step => ({ type: 'member', name: member, ...span })),
    fc.constant<Step>({ type: 'first', ...span }),
    expressions.map((index): Step => ({ type: 'index', index, ...span })),
  )
}

/** An access never starts from another one: the parser makes one path of them. */
function access(object: Expression, steps: readonly Step[]): Access {
  if (object.type === 'access') return { ...object, steps: [...object.steps, ...steps] }
  return { type: 'access', object, steps, ...span }
}

function callArguments(expressions: fc.Arbitrary<Expression>): fc.Arbitrary<Argument[]> {
  const argument = fc.oneof({ weight: 4, arbitrary: expressions }, fc.constant<Argument>({ type: 'empty', ...span }))
  // One argument that is left out is no argument.
  return fc
    .array(argument, { maxLength: 4 })
    .filter(([first, ...others]) => others.length > 0 || first?.type !== 'empty')
}

const interpolation = expression.map((inner): Part => ({ type: 'interpolation', expression: inner, ...span }))
const plain = fc
  .oneof(fc.string(), fc.constantFrom('{', '}', '}}', ' { ', "it's", '`'))
  .filter((text) => text !== '' && !text.includes('{{'))
  .map((text): Part => ({ type: 'plain', text, ...span }))

/** Any template that a text can spell: two texts never stand side by side. */
export const templates: fc.Arbitrary<Template> = fc
  .array(fc.tuple(fc.option(plain), interpolation), { maxLength: 3 })
  .map((pairs): Template => ({ type: 'template', parts: pairs.flat().filter((part) => part !== null), ...span }))

/** Texts that look like templates, right and wrong. */
export const almostTemplates = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(...'{}()[].,;\'"`+-*/%!=<>&|?:$ \n1a'.split(''), '{{', '}}', '1.a', 'if(', 'now'),
      },
      fc.string({ unit: anyCharacter, maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))

/** The same tree with all offsets 0. */
export function withoutOffsets(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'start' || key === 'end' ? 0 : value)))
}
