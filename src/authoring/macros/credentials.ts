import { type Expression, firstFilled, trimmed } from './expression.ts'

/**
 * Returns the value of an `Authorization` header: Basic with the key as user name and an empty password. The colon
 * belongs to it even so. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#authentication
 */
export const basicAuth = (key: Expression): Expression => `'Basic ' + base64(${key} + ':')`

/** Returns the write key to use: the module's own before the connection's, without the blanks that pasting adds. */
export const writeKey: Expression = firstFilled(trimmed('parameters.writeKey'), trimmed('connection.writeKey'))

/** Returns a text in which a secret, plain or as a Basic credential, is replaced by stars: services do quote keys in answers. */
export const withoutSecret = (text: Expression, secret: Expression): Expression => {
  const known = `ifempty(${secret}, 'no secret')`
  return `replace(replace(${text}, ${known}, '*****'), base64(${known} + ':'), '*****')`
}
