import { createHash, createHmac, createSign } from 'node:crypto'
import { InvalidConfigurationError } from '../errors.ts'
import type { Pairs } from '../request/query.ts'
import { percentEncode, signatureBase } from './oauth1-base.ts'
import type { Signable, Signed } from './signer.ts'

/** The settings of `oauth`, evaluated; empty where a definition gives none. */
export interface OAuth1Settings {
  readonly consumerSecret: string
  readonly privateKey: string
  readonly tokenSecret: string
  readonly method: string
  readonly transport: string
  readonly realm: string
  /** The hash of the body, or `true` to have it computed. */
  readonly bodyHash: string
  /** Parameters of the protocol apart from hash and signature, such as `oauth_nonce`. */
  readonly protocol: Pairs
  readonly place: string
}

const form = 'application/x-www-form-urlencoded'

/**
 * A request with a signature of OAuth 1, in the header, the query or the form.
 * https://www.rfc-editor.org/rfc/rfc5849#section-3
 *
 * @throws InvalidConfigurationError for a method, transport or key that cannot be used; the message holds no key.
 */
export function signOAuth1(request: Signable, settings: OAuth1Settings): Signed {
  const { method, url, headers, bytes } = request
  const isForm = (headers['content-type'] ?? '').toLowerCase().startsWith(form)
  const fields = isForm && bytes !== undefined ? [...new URLSearchParams(bytes.toString('utf8'))] : []
  const protocol = [...settings.protocol, ...bodyHashOf(settings, isForm, bytes)]
  const base = signatureBase(method, url, [...url.searchParams, ...fields, ...protocol])
  const parameters: Pairs = [...protocol, ['oauth_signature', signatureOf(base, settings)]]
  const pairs = parameters.map(([name, value]) => `${name}=${percentEncode(value)}`).join('&')
  switch (settings.transport) {
    case 'header':
      return { url, bytes, headers: { ...headers, authorization: headerOf(parameters, settings.realm) } }
    case 'query': {
      const signed = new URL(url)
      signed.search = `${url.search === '' ? '' : `${url.search}&`}${pairs}`
      return { url: signed, headers, bytes }
    }
    case 'body':
      if (method !== 'POST' || !isForm) {
        throw new InvalidConfigurationError(
          `${settings.place}.transport_method: 'body' needs POST and type urlencoded.`,
        )
      }
      return {
        url,
        headers,
        bytes: Buffer.concat([...(bytes?.length ? [bytes, Buffer.from('&')] : []), Buffer.from(pairs)]),
      }
    default:
      throw new InvalidConfigurationError(`${settings.place}.transport_method: use header, query or body.`)
  }
}

function headerOf(parameters: Pairs, realm: string): string {
  const named: Pairs = realm === '' ? parameters : [['realm', realm], ...parameters]
  return `OAuth ${named.map(([name, value]) => `${name}="${percentEncode(value)}"`).join(',')}`
}

/** A form needs no hash: its fields are signed. */
function bodyHashOf(settings: OAuth1Settings, isForm: boolean, bytes: Buffer | undefined): Pairs {
  const { bodyHash, method, place } = settings
  if (bodyHash === '' || bodyHash === 'false' || isForm) return []
  if (method === 'PLAINTEXT') {
    throw new InvalidConfigurationError(
      `${place}.body_hash: a hash proves nothing with PLAINTEXT. Use HMAC-SHA1 or RSA-SHA1.`,
    )
  }
  if (bodyHash !== 'true') return [['oauth_body_hash', bodyHash]]
  const hash = createHash('sha1').update(bytes ?? '')
  return [['oauth_body_hash', hash.digest('base64')]]
}

function signatureOf(base: string, settings: OAuth1Settings): string {
  const { method, consumerSecret, privateKey, tokenSecret, place } = settings
  const key = `${percentEncode(consumerSecret)}&${percentEncode(tokenSecret)}`
  if (method === 'PLAINTEXT') return key
  if (method === 'HMAC-SHA1') return createHmac('sha1', key).update(base).digest('base64')
  if (method !== 'RSA-SHA1') {
    throw new InvalidConfigurationError(`${place}.signature_method: use HMAC-SHA1, RSA-SHA1 or PLAINTEXT.`)
  }
  try {
    return createSign('RSA-SHA1').update(base).sign(privateKey, 'base64')
  } catch {
    throw new InvalidConfigurationError(`${place}.private_key: it is no private key in PEM form.`)
  }
}
