import { type Expression, trimmed } from '../../src/authoring/expression.ts'

/** The write key to use: the module's own before the connection's, without the blanks that pasting adds. Empty where there is none. */
export const writeKey: Expression = 'trim(ifempty(parameters.writeKey, ifempty(connection.writeKey, emptystring)))'

/** The connection's write key, without such blanks. Empty where there is none. */
export const connectionKey: Expression = trimmed('connection.writeKey')
