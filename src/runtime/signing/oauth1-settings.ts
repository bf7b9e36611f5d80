import type { World } from '../environment.ts'
import type { Pairs } from '../request/query.ts'
import type { Scope } from '../scope.ts'
import type { Template } from '../template.ts'
import { signOAuth1 } from './oauth1.ts'
import { readSettings } from './settings.ts'
import type { Signer } from './signer.ts'

/**
 * The settings of `oauth`: those that Make documents and, from `callback` on, those that its HTTP client knows beside
 * them; the first request of OAuth 1 needs a callback.
 */
export const oauth1Settings = [
  'consumer_key',
  'consumer_secret',
  'private_key',
  'token',
  'token_secret',
  'verifier',
  'signature_method',
  'transport_method',
  'body_hash',
  'callback',
  'realm',
  'nonce',
  'timestamp',
  'version',
] as const

const nonceCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Evaluates `oauth` to a signer. Nonce and time are those of the moment of sending, unless the definition gives them.
 * https://developers.make.com/custom-apps-documentation/app-components/connections/oauth1
 *
 * @throws DataError when it is no collection; UnsupportedError for a setting that is not listed.
 */
export function oauth1Signer(directive: Template, scope: Scope, world: World): Signer {
  const { place } = directive
  const setting = readSettings(directive.evaluate(scope), oauth1Settings, place)
  const method = setting('signature_method') || 'HMAC-SHA1'
  return (request) =>
    signOAuth1(request, {
      place,
      method,
      transport: setting('transport_method') || 'header',
      consumerSecret: setting('consumer_secret'),
      privateKey: setting('private_key') || setting('consumer_secret'),
      tokenSecret: setting('token_secret'),
      realm: setting('realm'),
      bodyHash: setting('body_hash'),
      protocol: given([
        ['oauth_consumer_key', setting('consumer_key')],
        ['oauth_token', setting('token')],
        ['oauth_verifier', setting('verifier')],
        ['oauth_callback', setting('callback')],
        ['oauth_signature_method', method],
        ['oauth_timestamp', setting('timestamp') || String(Math.floor(world.now().getTime() / 1000))],
        ['oauth_nonce', setting('nonce') || nonceFrom(world.random)],
        ['oauth_version', setting('version') || '1.0'],
      ]),
    })
}

function given(parameters: Pairs): Pairs {
  return parameters.filter(([, value]) => value !== '')
}

function nonceFrom(random: () => number): string {
  return Array.from({ length: 32 }, () => nonceCharacters.charAt(Math.floor(random() * nonceCharacters.length))).join(
    '',
  )
}
