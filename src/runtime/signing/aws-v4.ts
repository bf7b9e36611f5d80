import { createHash } from 'node:crypto'
import aws4 from 'aws4'
import { RuntimeError } from '../errors.ts'
import type { Signable, Signed } from './signer.ts'

export interface AwsKeys {
  readonly key: string
  readonly secret: string
  /** Token of temporary credentials; empty for none. */
  readonly session: string
}

/** Where a service is not at `<service>.<region>.amazonaws.com`, which says both. */
export interface AwsTarget {
  readonly service: string
  readonly region: string
}

/**
 * A request with an AWS signature of version 4. The path and the query are sent in the spelling that was signed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 *
 * @throws RuntimeError when the path holds a percent sign that encodes nothing.
 */
export function signAwsV4(request: Signable, keys: AwsKeys, target: AwsTarget, now: Date): Signed {
  const { method, url, bytes } = request
  const time = now.toISOString().replace(/[:-]|\.\d{3}/g, '')
  const { authorization: _replaced, ...headers } = request.headers
  const signer = new aws4.RequestSigner(
    {
      method,
      host: url.host,
      path: url.pathname + url.search,
      headers: { ...headers, host: url.host, 'x-amz-date': time, ...sessionHeader(keys) },
      // Left to itself, the library would invent a Content-Type for a body that has none.
      doNotModifyHeaders: true,
      ...(bytes === undefined ? {} : { body: bytes }),
      ...(target.service === '' ? {} : { service: target.service }),
      ...(target.region === '' ? {} : { region: target.region }),
    },
    {
      accessKeyId: keys.key,
      secretAccessKey: keys.secret,
      ...(keys.session === '' ? {} : { sessionToken: keys.session }),
    },
  )
  signer.datetime = time
  const sent = signer.request.headers ?? {}
  if (signer.service === 's3') {
    sent['x-amz-content-sha256'] ??= createHash('sha256')
      .update(bytes ?? '')
      .digest('hex')
  }
  const signed = signedBy(signer)
  const { host: _host, Authorization: authorization, ...others } = sent
  return { url: new URL(signed.path ?? '/', url), headers: textsOf({ ...others, authorization }), bytes }
}

/** The header that goes with temporary credentials. */
export function sessionHeader(keys: AwsKeys): Record<string, string> {
  return keys.session === '' ? {} : { 'x-amz-security-token': keys.session }
}

function signedBy(signer: aws4.RequestSigner): { readonly path?: string | null | undefined } {
  try {
    return signer.sign()
  } catch (error) {
    if (error instanceof URIError)
      throw new RuntimeError('The path cannot be signed: a percent sign in it encodes nothing.')
    throw error
  }
}

function textsOf(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
