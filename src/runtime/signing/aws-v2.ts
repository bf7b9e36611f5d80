import { createHmac } from 'node:crypto'
import { type AwsKeys, sessionHeader } from './aws-v4.ts'
import type { Signable, Signed } from './signer.ts'

/** Query parameters that name a part of the resource and belong into its signature. */
const subresources = new Set([
  'acl',
  'cors',
  'delete',
  'lifecycle',
  'location',
  'logging',
  'notification',
  'partNumber',
  'policy',
  'requestPayment',
  'restore',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
])

/**
 * A request with an AWS signature of version 2, as S3 defines it: the default of the directive. `bucket` is the one
 * that the host names; empty when the path begins with it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
export function signAwsV2(request: Signable, keys: AwsKeys, bucket: string, now: Date): Signed {
  const { method, url, bytes } = request
  const headers: Record<string, string> = { ...request.headers, ...sessionHeader(keys) }
  // A request has one date; where the definition gives Amazon's own header, that is the one.
  if (headers['x-amz-date'] === undefined) headers['date'] ??= now.toUTCString()
  const text = [
    method,
    headers['content-md5'] ?? '',
    headers['content-type'] ?? '',
    headers['x-amz-date'] === undefined ? headers['date'] : '',
    `${amazonHeaders(headers)}${resourceOf(url, bucket)}`,
  ].join('\n')
  const signature = createHmac('sha1', keys.secret).update(text, 'utf8').digest('base64')
  return { url, bytes, headers: { ...headers, authorization: `AWS ${keys.key}:${signature}` } }
}

function amazonHeaders(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .filter(([name]) => name.startsWith('x-amz-'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, ' ')}\n`)
    .join('')
}

function resourceOf(url: URL, bucket: string): string {
  const parts = [...url.searchParams]
    .filter(([name]) => subresources.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
  const query = parts.length === 0 ? '' : `?${parts.join('&')}`
  return `${bucket === '' ? '' : `/${bucket}`}${url.pathname}${query}`
}
