/** The text of an IML expression without its braces, such as `parameters.userId`. */
export type Expression = string

/** Returns the expression as a template: `{{expression}}`. */
export const iml = (expression: Expression): `{{${string}}}` => `{{${expression}}}`

/** Returns a text literal of IML. Its delimiter is doubled; a backslash is an ordinary character there. */
export const quoted = (text: string): Expression => `'${text.replaceAll("'", "''")}'`

/** Returns an expression for the text without blanks around it; an absent or erased value gives an empty text. */
export const trimmed = (value: Expression): Expression => `trim(ifempty(${value}, emptystring))`
