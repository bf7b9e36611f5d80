import { defineRule } from '../../rule.ts'
import { sending } from '../shared-expressions.ts'

export default defineRule({
  code: 'iml-syntax',
  title: 'Every expression can be read.',
  severity: 'error',
  link: 'https://developers.make.com/custom-apps-documentation/block-elements/iml',
  good: [
    { reason: 'Operators, functions and texts.', app: sending("{{if(parameters.count > 1, 'many', 'one')}}") },
    { reason: 'A brace in quotes is text.', app: sending("{{'}}' + parameters.text}}") },
    { reason: 'Braces that hold no expression are text.', app: sending('{ "a": { "b": 1 }}') },
    { reason: 'A name with a hyphen stands in backticks.', app: sending('{{parameters.`my-text`}}') },
  ],
  bad: [
    { reason: 'A bracket is not closed.', app: sending('{{upper(parameters.text}}'), marks: '}' },
    { reason: 'A quote is not closed.', app: sending("{{upper('a)}}"), marks: "'" },
    { reason: 'Two values stand beside each other.', app: sending("{{'a' parameters.text}}"), marks: 'parameters' },
    { reason: 'There is no ? in IML.', app: sending("{{parameters.agreed ? 'yes' : 'no'}}"), marks: '?' },
    { reason: 'There are no methods.', app: sending('{{parameters.text.trim()}}'), marks: '(' },
    { reason: 'There is no list literal.', app: sending("{{join(['a'], ',')}}"), marks: '[' },
    { reason: 'There is no object literal.', app: sending("{{ { a: 'b' } }}"), marks: '{' },
    {
      reason: 'The word and is no operator.',
      app: sending('{{parameters.count > 1 and parameters.count < 5}}'),
      marks: 'and',
    },
    {
      reason: 'An expression cannot stand in another one.',
      app: sending('{{upper({{parameters.text}})}}'),
      marks: '{{',
    },
    { reason: 'Nothing is between the braces.', app: sending('a {{ }}'), marks: '}}' },
  ],
  check(app, report) {
    for (const template of app.templates) {
      const { error } = template
      if (error === undefined) continue
      const message = /[.?]$/.test(error.message) ? error.message : `${error.message}.`
      report(template.spot(error), message, fixes[error.code] ?? 'Correct the expression; Make cannot run it as it is.')
    }
  },
})

const fixes: Readonly<Record<string, string>> = {
  'adjacent-operands': 'Write an operator between the two, such as + to join texts.',
  'array-literal': "Build the list: split('a,b', ',') or add(emptyarray, 'a').",
  'empty-expression': 'Write an expression between the braces, or remove them.',
  'method-call': 'Write it as a function around the value: trim(text).',
  'nested-expression': 'Remove the inner braces.',
  'object-literal': 'Write the object in JSON around the expressions, each in braces of its own.',
  ternary: 'Write if(condition, then, else).',
  'unclosed-expression': 'Write }} where the expression ends.',
  'unclosed-name': 'Close the backtick.',
  'unclosed-text': 'Close the quote; a quote inside a text is written twice.',
  'word-operator': 'Write && for and, || for or, ! for not.',
}
