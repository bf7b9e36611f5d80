import { type KeywordName, keywords, type Node, type Template } from '../iml/ast.ts'
import { parse, walk } from '../iml/index.ts'
import { binaryOperators } from '../iml/spellings.ts'
import { textsIn } from '../authoring/texts.ts'

/** A case of the expression language, as far as it is looked at here. */
export interface ImlCase {
  readonly template: unknown
  readonly source: string
  readonly options?: { readonly looseEquality?: boolean }
}

/** A part of the expression language and how many cases hold it. */
export interface ExpressionRow {
  readonly part: string
  readonly text: string
  readonly cases: number
}

/** Whether a case holds a part of the language; `nodes` are those of all its templates. */
type Holds = (nodes: readonly Node[], given: ImlCase) => boolean

const node =
  <Type extends Node['type']>(type: Type, test: (one: Extract<Node, { type: Type }>) => boolean = () => true): Holds =>
  (nodes) =>
    nodes.some((one) => one.type === type && test(one as Extract<Node, { type: Type }>))

const written =
  (pattern: RegExp): Holds =>
  (_, { template }) =>
    [...textsIn(template)].some((text) => pattern.test(text))

const template = (test: (one: Template) => boolean): Holds => node('template', test)

const spellings = new Map<string, string[]>()
for (const [spelling, operator] of binaryOperators) {
  spellings.set(operator, [...(spellings.get(operator) ?? []), `\`${spelling}\``])
}

const meanings: Readonly<Record<string, string>> = {
  '||': 'The first operand that holds, else the last.',
  '&&': 'The first operand that does not hold, else the last.',
  '==': 'Equality, loose unless told.',
  '!=': 'Inequality.',
  '<': 'Less, of values of one kind.',
  '<=': 'Less or equal.',
  '>': 'Greater.',
  '>=': 'Greater or equal.',
  '+': 'Sum, or texts one after the other; the other operand where one is missing.',
  '++': 'Sum.',
  '-': 'Difference.',
  '*': 'Product.',
  '/': 'Quotient, decimal.',
  '%': 'Remainder.',
}

const words: Readonly<Record<KeywordName, string>> = {
  true: 'True.',
  false: 'False.',
  null: 'Null.',
  undefined: 'Nothing: what holds it is left out.',
  emptystring: 'A text without characters.',
  emptyarray: 'A list without items.',
  space: 'A blank.',
  nbsp: 'A blank that does not break.',
  tab: 'A tabulator.',
  newline: 'A line feed.',
  carriagereturn: 'A carriage return.',
  now: 'The date of the evaluation.',
  timestamp: 'The same in whole seconds since 1970.',
  random: 'A number from 0 to 1, another one each time.',
  pi: '3.14159…',
  uuid: 'A random UUID, another one each time.',
  executionId: 'Id of the run.',
  ignore: 'As undefined.',
  erase: 'As null.',
}

const parts: readonly (readonly [part: string, text: string, holds: Holds])[] = [
  [
    '`{{x}}`',
    'One expression and nothing else keeps its type.',
    template(({ parts: all }) => all.length === 1 && all[0]?.type === 'interpolation'),
  ],
  [
    '`a {{x}} b`',
    'With text around it becomes text; undefined and null are nothing.',
    template(({ parts: all }) => all.length > 1),
  ],
  ['`{ "a": "{{x}}" }`', 'Members of collections, undefined ones left out.', (_, given) => isRecord(given.template)],
  ['`["{{x}}"]`', 'Items of lists.', (_, given) => Array.isArray(given.template)],
  [
    '`"{{...}}": "{{x}}"`',
    'The members of a collection in place of the key; the later one wins.',
    (_, given) => JSON.stringify(given.template).includes('"{{...}}"'),
  ],
  ['`a.b`', 'Path; undefined where it ends early.', node('member')],
  ['`` a.`b-c` ``', 'Names that are no identifiers, in backticks.', written(/`[^`]+`/)],
  ['`a[2]`', 'Index from 1, also from an expression.', node('index')],
  ['`a[]`', 'The first item.', node('first')],
  ['`a[-1]`', 'The last item.', node('index', ({ index }) => index.type === 'unary')],
  ['`a[0]`', 'Undefined.', node('index', ({ index }) => index.type === 'number' && index.value === 0)],
  ['`\'text\'`, `"text"`', 'Text; a quote inside is written twice.', node('text')],
  ['`1.5`', 'Number.', node('number')],
  ['`f(a, b)`', 'Function; the arguments of `if`, `ifempty` and `switch` as needed.', node('call')],
  ['`f(a; b)`', 'The semicolon separates, too.', written(/\([^()]*;[^()]*\)/)],
  ['`f(a, )`', 'An argument that is left out is undefined.', node('empty')],
  ['`!a`', 'Not.', node('unary', ({ operator }) => operator === '!')],
  ['`-a`, `+a`', 'Sign.', node('unary', ({ operator }) => operator !== '!')],
  ...[...spellings].map(([operator, ways]): [string, string, Holds] => [
    ways.join(', '),
    meanings[operator] ?? '',
    node('binary', (one) => one.operator === operator),
  ]),
  [
    '`looseEquality`',
    'The option that, when false, compares strictly.',
    (_, { options }) => options?.looseEquality === false,
  ],
  ...keywords.map((name): [string, string, Holds] => [
    `\`${name}\``,
    words[name],
    node('keyword', (one) => one.name === name),
  ]),
]

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function nodesOf(given: ImlCase): Node[] {
  const nodes: Node[] = []
  for (const text of textsIn(given.template)) {
    try {
      walk(parse(text), (one) => {
        nodes.push(one)
      })
    } catch {
      // A template that is wrong on purpose holds nothing.
    }
  }
  return nodes
}

/** Returns every part of the expression language with the number of cases that hold it. */
export function expressionRows(cases: readonly ImlCase[]): ExpressionRow[] {
  const known = cases.map((given) => [nodesOf(given), given] as const)
  return parts.map(([part, text, holds]) => ({
    part,
    text,
    cases: known.filter(([nodes, given]) => holds(nodes, given)).length,
  }))
}
