import { basicAuth, blank, type Branch, type Expression, trimmed } from '../../src/authoring/macros/index.ts'

const isSigned: Expression = `parameters.authentication = 'sharedSecret'`

const secret: Expression = `if(${isSigned}, ${trimmed('parameters.sharedSecret')}, ${trimmed('parameters.apiKey')})`

/** The name of the scheme may have any casing; what follows may not. https://www.rfc-editor.org/rfc/rfc7617 */
const givenKey: Expression = `replace(${trimmed('headers.authorization')}, '/^basic +/i', 'Basic ')`
const givenSignature: Expression = `lower(${trimmed('headers.`x-signature`')})`
const given: Expression = `if(${isSigned}, ${givenSignature}, ${givenKey})`

/**
 * Lower-case hex of HMAC-SHA1 over `JSON.stringify` of the body, of its first event when it is a batch. Make's
 * `createJSON` writes the same.
 * https://segment.com/docs/connections/destinations/catalog/webhooks/#authenticating-webhook-requests
 */
const signature = (signedEvent: Expression): Expression => `sha1(createJSON(${signedEvent}), 'hex', ${secret})`

/**
 * Hashed with the secret, both sides differ in every character unless they are equal, so that the time that a
 * comparison takes tells nothing: IML compares texts from the left and stops where they differ.
 */
const same = (left: Expression, right: Expression): Expression =>
  `sha256(${left}, 'hex', ${secret}) = sha256(${right}, 'hex', ${secret})`

/** Returns the reasons for which a sender is answered 401. `signedEvent` is what the signature has to cover. */
export const unauthorized = (signedEvent: Expression): Branch[] => [
  [
    blank(secret),
    `'401 This webhook has no secret yet, so it takes nothing. Set the API key or the shared secret in Make.'`,
  ],
  [
    blank(given),
    `if(${isSigned}, '401 X-Signature is missing. Set the shared secret in the Segment destination.', '401 The API key is missing. Send it with Basic authentication: the key as user name, the password empty.')`,
  ],
  [
    `!(${same(given, `if(${isSigned}, ${signature(signedEvent)}, ${basicAuth(secret)})`)})`,
    `if(${isSigned}, '401 X-Signature does not match the body. Compare the shared secret in Segment and in Make.', '401 The API key is wrong. Compare it in Segment and in Make; the password has to be empty.')`,
  ],
]
