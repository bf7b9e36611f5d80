/** A point of the language that Make's documentation leaves open, and what this interpreter does there. */
export interface Decision {
  /** Stable name. The comment at the place in the code starts with `Decision <id>`. */
  readonly id: string
  readonly question: string
  readonly decision: string
  /** What it rests on: numbers of facts in test/cases/live-facts.json, or a page of Make's. Our own reading where there is neither. */
  readonly evidence?: readonly string[]
  /** The file that carries it out, relative to this folder. */
  readonly file: string
}

/**
 * Every point that https://developers.make.com/custom-apps-documentation/block-elements/iml and the help pages do not
 * settle. Templates do well not to depend on any of them.
 */
export const decisions: readonly Decision[] = [
  {
    id: 'unclosed-braces',
    question: 'What is `{{` without `}}`, and which pair of a run of braces opens?',
    decision: 'Text. The innermost pair opens: `{{{x}}}` is a brace, an expression, a brace.',
    file: 'template.ts',
  },
  {
    id: 'quoted-braces',
    question: 'Do braces inside quotes of an expression count?',
    decision: 'No. Outside quotes a further `{{` in an expression is an error.',
    file: 'template.ts',
  },
  {
    id: 'adjacent-operands',
    question: 'What do two values side by side mean?',
    decision: 'A syntax error that names the place and advises `+`.',
    file: 'parser.ts',
  },
  {
    id: 'depth',
    question: 'How deep may expressions and values nest?',
    decision: '500 levels; more is the error `too-deep`.',
    file: 'parser.ts',
  },
  {
    id: 'search-time',
    question: 'How long may a regular expression search?',
    decision: 'Three seconds; more is the error `timeout`.',
    file: 'pattern.ts',
  },
  {
    id: 'sizes',
    question: 'How large may values be that expressions make?',
    decision:
      'Texts 64 Mi characters, 16 Mi where a function searches or rewrites them, buffers 64 MB, arrays a million items, all values of one run 2 Gi together; more is the error `too-large`.',
    file: 'limits.ts',
  },
  {
    id: 'separators',
    question: 'Which character separates arguments?',
    decision: 'Both `,` and `;`, everywhere.',
    file: 'parser.ts',
  },
  {
    id: 'equality',
    question: 'Do `=`, `==` and `===` compare strictly or loosely?',
    decision:
      'Loosely, as a run on Make showed, with a warning where the two differ; the option `looseEquality` switches.',
    evidence: ['L01', 'L01b'],
    file: 'compile.ts',
  },
  {
    id: 'equal-by-content',
    question: 'When are two arrays or collections equal?',
    decision: 'When their contents are.',
    file: 'equality.ts',
  },
  {
    id: 'logical-operand',
    question: 'Do `&&` and `||` give a boolean or an operand?',
    decision: 'The operand that decided, as in JavaScript.',
    evidence: ['L22'],
    file: 'compile.ts',
  },
  {
    id: 'adding-nothing',
    question: 'What is undefined or null plus a value?',
    decision: 'The value.',
    evidence: ['L20'],
    file: 'operators.ts',
  },
  {
    id: 'calculating-nothing',
    question: 'What is undefined or null minus, times, over or modulo a value?',
    decision: 'Undefined, so that the member drops out.',
    file: 'operators.ts',
  },
  {
    id: 'calculating-text',
    question: 'What is a text that is no number in a calculation?',
    decision: 'An error. Dates count milliseconds, true is 1.',
    file: 'operators.ts',
  },
  {
    id: 'always-add',
    question: 'What does `++` do?',
    decision: 'Between two values it adds, also texts; before a value it is two signs.',
    file: 'operators.ts',
  },
  {
    id: 'negative-index',
    question: 'What does a negative index mean?',
    decision: '`[-1]` is the last item, `[-2]` the one before.',
    file: 'values.ts',
  },
  {
    id: 'index-zero',
    question: 'What does `[0]` mean?',
    decision: 'Undefined, with a warning.',
    evidence: ['L26'],
    file: 'access.ts',
  },
  {
    id: 'member-after-call',
    question: 'What is `first(list).name`?',
    decision: 'The member, with a warning: some saw Make give the whole value. `first(list)[1]` is a syntax error.',
    evidence: ['L31', 'L30'],
    file: 'access.ts',
  },
  {
    id: 'index-on-single',
    question: 'What does an index do on a value that is no array?',
    decision: 'Nothing: the value stands for its only item. A collection with that key gives its member.',
    file: 'access.ts',
  },
  {
    id: 'list-text',
    question: 'What is the text of an array?',
    decision: 'The texts of its items with commas, without blanks.',
    evidence: ['L58'],
    file: 'coerce.ts',
  },
  {
    id: 'undefined-items',
    question: 'What becomes of undefined items of an array in a definition?',
    decision: 'They are left out, as undefined members of objects are.',
    file: 'compile-value.ts',
  },
  {
    id: 'spread-order',
    question: 'Which wins, a member or a spread `{{...}}`?',
    decision: 'The one that is written later.',
    file: 'compile-value.ts',
  },
  {
    id: 'spread-nothing',
    question: 'What does spreading something else than a collection do?',
    decision: 'Undefined and null add nothing, anything else is an error.',
    file: 'compile-value.ts',
  },
  {
    id: 'extra-arguments',
    question: 'What becomes of arguments that a function does not know?',
    decision: 'They are not looked at; missing ones are undefined.',
    file: 'call.ts',
  },
  {
    id: 'lazy-branches',
    question: 'Do `if`, `ifempty` and `switch` evaluate all their arguments?',
    decision: 'Only those that they need.',
    file: 'functions/branching.ts',
  },
  {
    id: 'switch-as-text',
    question: 'How does `switch` compare?',
    decision: 'By the texts of the values.',
    evidence: ['S13'],
    file: 'functions/branching.ts',
  },
  {
    id: 'nothing-as-text',
    question: 'What do text functions make of undefined and null?',
    decision:
      'Those that give a text give undefined: `54 + substring(nothing; 1)` was seen to be 54. Others take it for an empty text.',
    evidence: ['L20', 'L21'],
    file: 'functions/text.ts',
  },
  {
    id: 'length-of-collection',
    question: 'What is the length of a collection?',
    decision: 'The number of its members.',
    file: 'functions/text.ts',
  },
  {
    id: 'split-trims',
    question: 'Does `split` trim the pieces and leave out empty ones?',
    decision: 'Yes, unless a third argument is true.',
    evidence: ['L38'],
    file: 'functions/text.ts',
  },
  {
    id: 'startcase-words',
    question: 'Where do words begin for `startcase`?',
    decision: 'After blanks only.',
    file: 'functions/text.ts',
  },
  {
    id: 'escape-markdown',
    question: 'Which characters does `escapeMarkdown` replace?',
    decision: 'Those that Markdown lets a backslash escape, of them the ones that mark something up.',
    file: 'functions/text.ts',
  },
  {
    id: 'emoji-clusters',
    question: 'What is one emoji?',
    decision: 'One sequence as it is drawn: a family, a flag or a skin tone is replaced once.',
    file: 'functions/text.ts',
  },
  {
    id: 'literal-dollar',
    question: 'Do `$1` and `$&` work when `replace` searches for a text?',
    decision: 'Only with a regular expression; else they are text.',
    file: 'functions/replace.ts',
  },
  {
    id: 'unknown-mime',
    question: 'What is the MIME type of an unknown extension?',
    decision: 'Undefined.',
    file: 'functions/binary.ts',
  },
  {
    id: 'empty-key',
    question: 'What does a hash with an empty key mean?',
    decision: 'A hash without a key.',
    file: 'functions/binary.ts',
  },
  {
    id: 'nothing-as-number',
    question: 'What do functions on one number make of undefined and null?',
    decision: 'Undefined. Functions on many numbers pass over them; without any number they give undefined, `sum` 0.',
    file: 'functions/math.ts',
  },
  {
    id: 'round-half',
    question: 'Where does `round` take negative halves, and what is its second argument?',
    decision: 'Up: -2.5 gives -2. The second argument is ignored.',
    file: 'functions/math.ts',
  },
  {
    id: 'grouping-ignored',
    question: 'What does `parseNumber` make of separators, and which is its default?',
    decision: 'Blanks, apostrophes, commas and points mean nothing, but for the decimal separator, `.` by default.',
    file: 'functions/math.ts',
  },
  {
    id: 'format-number-half',
    question: 'How does `formatNumber` round?',
    decision: 'Halves away from zero.',
    file: 'functions/math.ts',
  },
  {
    id: 'base64url-of-text',
    question: 'What does `base64url`, which Make shows in an example only, do with a text?',
    decision: 'It takes it for base64 and rewrites it for URLs; of a buffer it writes the bytes.',
    file: 'functions/binary.ts',
  },
  {
    id: 'nothing-as-list',
    question: 'What do array functions make of undefined and null?',
    decision: 'The same as of an empty array. Anything else that is not an array is an error.',
    evidence: ['L18b'],
    file: 'functions/items.ts',
  },
  {
    id: 'flatten-depth',
    question: 'How deep does `flatten` go by default?',
    decision: 'One level.',
    file: 'functions/array.ts',
  },
  {
    id: 'sort-mixed',
    question: 'How are values of different types ordered?',
    decision: 'Numbers, dates, then everything else by its text; undefined and null last in both directions.',
    file: 'functions/sort.ts',
  },
  {
    id: 'map-lacking',
    question: 'What does `map` give for items without the key?',
    decision: 'Nothing: they are left out.',
    file: 'functions/list.ts',
  },
  {
    id: 'collection-duplicates',
    question: 'What does `toCollection` do with a key that repeats?',
    decision: 'The later item wins; items without key or value add nothing.',
    file: 'functions/list.ts',
  },
  {
    id: 'nothing-as-date',
    question: 'What do date functions make of undefined, null and an empty text?',
    decision: 'Undefined, so that optional fields need no guard.',
    file: 'functions/date.ts',
  },
  {
    id: 'unknown-zone',
    question: 'What does a date function do with a time zone that does not exist?',
    decision: 'It takes the zone of the run.',
    file: 'functions/date.ts',
  },
  {
    id: 'forgiving-parse',
    question: 'How exactly has a text to match the format of `parseDate`?',
    decision:
      'As forgiving as moment: other separators and text at the end are accepted. Missing parts are those of today.',
    file: 'functions/date.ts',
  },
]
