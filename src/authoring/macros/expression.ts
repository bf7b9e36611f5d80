/** The text of an IML expression without its braces, such as `parameters.userId`. */
export type Expression = string

/** Returns the expression as a template: `{{expression}}`. */
export const iml = (expression: Expression): `{{${string}}}` => `{{${expression}}}`

/** Returns a text literal of IML. Its delimiter is doubled; a backslash is an ordinary character there. */
export const quoted = (text: string): Expression => `'${text.replaceAll("'", "''")}'`

/** Returns an expression for the text without blanks around it; an absent or erased value gives an empty text. */
export const trimmed = (value: Expression): Expression => `trim(ifempty(${value}, ''))`

/** Returns an expression that is true when nothing but blanks is there. */
export const blank = (value: Expression): Expression => `!${trimmed(value)}`

/** Returns the first of several values that is not empty, as nested `ifempty`. */
export const firstFilled = (...values: Expression[]): Expression =>
  values.reduceRight((rest, value) => `ifempty(${value}, ${rest})`)

/** A condition and the value that it selects. */
export type Branch = readonly [condition: Expression, value: Expression]

/** Returns nested `if`s: the value of the first condition that holds, else `otherwise`. Later branches are not evaluated. */
export const choose = (branches: readonly Branch[], otherwise: Expression): Expression =>
  branches.reduceRight((rest, [condition, value]) => `if(${condition}, ${value}, ${rest})`, otherwise)

/** Returns a call of `replace` with a regular expression, written as Make wants it: `/pattern/flags` in a text. */
export const replaceAll = (text: Expression, pattern: string, replacement: string): Expression =>
  `replace(${text}, ${quoted(`/${pattern}/g`)}, ${quoted(replacement)})`
