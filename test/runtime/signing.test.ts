import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { signAwsV2 } from '../../src/runtime/signing/aws-v2.ts'
import { signAwsV4 } from '../../src/runtime/signing/aws-v4.ts'
import { signatureBase } from '../../src/runtime/signing/oauth1-base.ts'
import { type OAuth1Settings, signOAuth1 } from '../../src/runtime/signing/oauth1.ts'
import type { Signable } from '../../src/runtime/signing/signer.ts'
import { publishedKey } from './fixtures/oauth1.ts'
import { exchanges, failure, run, sent, withServer } from './harness.ts'
import { createApp } from '../../src/runtime/index.ts'

const signable = (method: string, url: string, headers: Record<string, string> = {}, body?: string): Signable => ({
  method,
  url: new URL(url),
  headers,
  bytes: body === undefined ? undefined : Buffer.from(body),
})

describe('AWS version 4', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-test-suite.html and the ListUsers example of the same guide
  const suite = { key: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', session: '' }
  const suiteTime = new Date('2015-08-30T12:36:00Z')
  const service = { service: 'service', region: 'us-east-1' }
  const inferred = { service: '', region: '' }
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  const s3 = { key: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', session: '' }
  const s3Time = new Date('2013-05-24T00:00:00Z')
  const bucket = 'https://examplebucket.s3.amazonaws.com'

  test.each([
    [
      'get-vanilla',
      signable('GET', 'https://example.amazonaws.com/'),
      suite,
      service,
      suiteTime,
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    ],
    [
      'post-vanilla',
      signable('POST', 'https://example.amazonaws.com/'),
      suite,
      service,
      suiteTime,
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    ],
    [
      'get-vanilla-query-order-key-case',
      signable('GET', 'https://example.amazonaws.com/?Param2=value2&Param1=value1'),
      suite,
      service,
      suiteTime,
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'ListUsers of IAM',
      signable('GET', 'https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08', {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      }),
      suite,
      inferred,
      suiteTime,
      '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    ],
    [
      'a bucket lifecycle of S3',
      signable('GET', `${bucket}/?lifecycle`),
      s3,
      inferred,
      s3Time,
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'a list of objects of S3',
      signable('GET', `${bucket}/?max-keys=2&prefix=J`),
      s3,
      inferred,
      s3Time,
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
    [
      'a put object of S3',
      signable(
        'PUT',
        `${bucket}/test$file.text`,
        { date: 'Fri, 24 May 2013 00:00:00 GMT', 'x-amz-storage-class': 'REDUCED_REDUNDANCY' },
        'Welcome to Amazon S3.',
      ),
      s3,
      inferred,
      s3Time,
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    ],
  ])('signs %s as Amazon publishes it', (_, request, keys, target, now, signature) => {
    const { headers } = signAwsV4(request, keys, target, now)
    expect(headers['authorization']).toMatch(new RegExp(`Signature=${signature}$`))
  })

  test('sends the session token and signs it', () => {
    const { headers } = signAwsV4(signable('GET', bucket), { ...s3, session: 'token' }, inferred, s3Time)
    expect(headers['x-amz-security-token']).toBe('token')
    expect(headers['authorization']).toContain('x-amz-security-token')
  })

  test('adds neither host nor Content-Type, and replaces an authorization', () => {
    const request = signable('POST', 'https://example.amazonaws.com/a b/%2F?x=1', { authorization: 'other' }, 'text')
    const { headers, url, bytes } = signAwsV4(request, suite, service, suiteTime)
    expect(Object.keys(headers).toSorted()).toEqual(['authorization', 'x-amz-date'])
    expect(headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 /)
    expect([url.href, bytes]).toEqual(['https://example.amazonaws.com/a%20b/%2F?x=1', Buffer.from('text')])
  })
})

describe('AWS version 2', () => {
  // The examples of https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html, bucket and keys as there
  const keys = { key: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', session: '' }
  const host = 'https://johnsmith.s3.amazonaws.com'
  const unused = new Date(0)

  test.each([
    [
      'an object to get',
      signable('GET', `${host}/photos/puppy.jpg`, { date: 'Tue, 27 Mar 2007 19:36:42 +0000' }),
      'bWq2s1WEIj+Ydj0vQ697zp+IXMU=',
    ],
    [
      'an object to put',
      signable('PUT', `${host}/photos/puppy.jpg`, {
        'content-type': 'image/jpeg',
        date: 'Tue, 27 Mar 2007 21:15:45 +0000',
      }),
      'MyyxeRY7whkBe+bq8fHCL/2kKUg=',
    ],
    [
      'a list',
      signable('GET', `${host}/?prefix=photos&max-keys=50&marker=puppy`, { date: 'Tue, 27 Mar 2007 19:42:41 +0000' }),
      'htDYFYduRNen8P9ZfE/s9SuKy0U=',
    ],
    [
      'a part of the resource',
      signable('GET', `${host}/?acl`, { date: 'Tue, 27 Mar 2007 19:44:46 +0000' }),
      'c2WLPFtWHVgbEmeEG93a4cG37dM=',
    ],
  ])('signs %s as Amazon publishes it', (_, request, signature) => {
    const { headers } = signAwsV2(request, keys, 'johnsmith', unused)
    expect(headers['authorization']).toBe(`AWS AKIAIOSFODNN7EXAMPLE:${signature}`)
  })

  test('signs the headers of Amazon in order, and takes their date before the other', () => {
    const request = signable('GET', `${host}/?versions&x=1&acl`, { 'x-amz-meta-b': ' 2  3 ', 'x-amz-date': 'D' })
    const { headers } = signAwsV2(request, { ...keys, session: 'token' }, '', unused)
    const text = 'GET\n\n\n\nx-amz-date:D\nx-amz-meta-b:2 3\nx-amz-security-token:token\n/?acl&versions'
    const signature = createHmac('sha1', keys.secret).update(text).digest('base64')
    expect(headers['authorization']).toBe(`AWS ${keys.key}:${signature}`)
    expect(headers).toHaveProperty('x-amz-security-token', 'token')
    expect(headers).not.toHaveProperty('date')
  })
})

const settings = (given: Partial<OAuth1Settings>): OAuth1Settings => ({
  consumerSecret: '',
  privateKey: '',
  tokenSecret: '',
  method: 'HMAC-SHA1',
  transport: 'header',
  realm: '',
  bodyHash: '',
  protocol: [],
  place: 'oauth',
  ...given,
})

const signatureIn = (authorization: string | undefined): string =>
  decodeURIComponent(/oauth_signature="([^"]*)"/.exec(authorization ?? '')?.[1] ?? '')

describe('OAuth 1', () => {
  test('builds the base string of RFC 5849, section 3.4.1.1', () => {
    const url = new URL('http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b')
    const base = signatureBase('POST', url, [
      ...url.searchParams,
      ...new URLSearchParams('c2&a3=2+q'),
      ['oauth_consumer_key', '9djdj82h48djs9d2'],
      ['oauth_token', 'kkk9d7dh3k39sjv7'],
      ['oauth_signature_method', 'HMAC-SHA1'],
      ['oauth_timestamp', '137131201'],
      ['oauth_nonce', '7d8f3e4a'],
    ])
    expect(base).toBe(
      'POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D' +
        '%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1' +
        '%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7',
    )
  })

  test.each([
    [
      'the request for a photo of RFC 5849, section 1.2',
      signable('GET', 'http://photos.example.net/photos?file=vacation.jpg&size=original'),
      settings({
        consumerSecret: 'kd94hf93k423kf44',
        tokenSecret: 'pfkkdhi9sl3r4s00',
        realm: 'Photos',
        protocol: [
          ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
          ['oauth_token', 'nnch734d00sl2jdk'],
          ['oauth_signature_method', 'HMAC-SHA1'],
          ['oauth_timestamp', '137131202'],
          ['oauth_nonce', 'chapoH'],
        ],
      }),
      'MdpQcU8iPSUjWoN/UDMsK2sui9I=',
    ],
    [
      // https://developer.x.com/en/docs/authentication/oauth-1-0a/creating-a-signature
      'the status update in the documentation of Twitter',
      signable(
        'POST',
        'https://api.twitter.com/1.1/statuses/update.json?include_entities=true',
        { 'content-type': 'application/x-www-form-urlencoded' },
        'status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21',
      ),
      settings({
        consumerSecret: 'kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw',
        tokenSecret: 'LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE',
        protocol: [
          ['oauth_consumer_key', 'xvz1evFS4wEEPTGEFPHBog'],
          ['oauth_nonce', 'kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg'],
          ['oauth_signature_method', 'HMAC-SHA1'],
          ['oauth_timestamp', '1318622958'],
          ['oauth_token', '370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb'],
          ['oauth_version', '1.0'],
        ],
      }),
      'hCtSmYh+iHYCEqBWrE7C7hYmtUk=',
    ],
  ])('signs %s as published', (_, request, given, signature) => {
    expect(signatureIn(signOAuth1(request, given).headers['authorization'])).toBe(signature)
  })

  // The test case for RSA-SHA1 of https://wiki.oauth.net/w/page/12238556/TestCases, whose key is published there
  test('signs with an RSA key as published', () => {
    const protocol: [string, string][] = [
      ['oauth_consumer_key', 'dpf43f3p2l4k3l03'],
      ['oauth_signature_method', 'RSA-SHA1'],
      ['oauth_timestamp', '1196666512'],
      ['oauth_nonce', '13917289812797014437'],
      ['oauth_version', '1.0'],
    ]
    const request = signable('GET', 'http://photos.example.net/photos?file=vacaction.jpg&size=original')
    const { headers } = signOAuth1(request, settings({ method: 'RSA-SHA1', privateKey: publishedKey, protocol }))
    expect(signatureIn(headers['authorization'])).toBe(
      'jvTp/wX1TYtByB1m+Pbyo0lnCOLIsyGCH7wke8AUs3BpnwZJtAuEJkvQL2/9n4s5wUmUl4aCI4BwpraNx4RtEXMe5qg5T1LVTGliMRpKasKsW//e+Rin' +
        'hejgCuzoH26dyF8iY2ZZ/5D1ilgeijhV/vBka5twt399mXwaYdCwFYE=',
    )
  })

  test('gives both secrets as the signature of PLAINTEXT', () => {
    const given = settings({ method: 'PLAINTEXT', consumerSecret: 'a&b', tokenSecret: 'c d' })
    const { headers } = signOAuth1(signable('GET', 'https://api.test/'), given)
    expect(headers['authorization']).toBe('OAuth oauth_signature="a%2526b%26c%2520d"')
  })

  // The hashes of https://datatracker.ietf.org/doc/html/draft-eaton-oauth-bodyhash-00
  test.each([
    ['Hello World!', 'true', 'Lve95gjOVATpfV8EL5X4nxwjKHE='],
    [undefined, 'true', '2jmj7l5rSw0yVb/vlWAYkK/YBwk='],
    ['Hello World!', 'own', 'own'],
  ])('hashes the body %j for %s', (body, bodyHash, expected) => {
    const { headers } = signOAuth1(signable('POST', 'https://api.test/', {}, body), settings({ bodyHash }))
    expect(headers['authorization']).toContain(`oauth_body_hash="${encodeURIComponent(expected)}"`)
  })

  test('hashes no form, whose fields are signed', () => {
    const form = signable('POST', 'https://api.test/', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1')
    const { headers } = signOAuth1(form, settings({ bodyHash: 'true' }))
    expect(headers['authorization']).not.toContain('oauth_body_hash')
  })
})

describe('a module', () => {
  const oauth = { consumer_key: 'ck', consumer_secret: 'cs', token: '{{connection.token}}', token_secret: 'ts' }
  const now = new Date('2026-01-02T03:04:05Z')
  const environment = { now, random: () => 0.5 }

  test('signs with OAuth 1 in the header by default', async () => {
    const { headers } = await sent({ oauth }, { connection: { token: 't 1' }, environment: { ...environment } })
    expect(headers['authorization']).toMatch(
      /^OAuth oauth_consumer_key="ck",oauth_token="t%201",oauth_signature_method="HMAC-SHA1",oauth_timestamp="1767323045",oauth_nonce="f{32}",oauth_version="1.0",oauth_signature="[^"]+"$/,
    )
  })

  test('signs with OAuth 1 in the query beside its own parameters', async () => {
    const { url } = await sent({ qs: { a: 1 }, oauth: { ...oauth, transport_method: 'query' } })
    const query = new URL(url).searchParams
    expect([query.get('a'), query.get('oauth_consumer_key')]).toEqual(['1', 'ck'])
    expect(query.get('oauth_signature')).toHaveLength(28)
  })

  test('signs with OAuth 1 in the form', async () => {
    const form = { method: 'POST', type: 'urlencoded', body: { a: 'b c' } }
    const { body, headers } = await sent({ ...form, oauth: { ...oauth, transport_method: 'body' } })
    expect(body).toMatch(/^a=b%20c&oauth_consumer_key=ck&.*&oauth_signature=[^&]+$/)
    expect(headers).not.toHaveProperty('authorization')
  })

  test('signs with AWS version 2 unless it asks for 4', async () => {
    const aws = { key: 'k', secret: 's' }
    const { headers } = await sent({ aws: { ...aws, bucket: 'b' } }, { environment: { ...environment } })
    expect(headers).toMatchObject({
      authorization: expect.stringMatching(/^AWS k:.{28}$/),
      date: 'Fri, 02 Jan 2026 03:04:05 GMT',
    })
    const four = await sent({ aws: { ...aws, sign_version: 4, service: 'x', region: 'eu-west-1' } })
    expect(four.headers['authorization']).toMatch(/^AWS4-HMAC-SHA256 Credential=k\/\d{8}\/eu-west-1\/x\/aws4_request, /)
  })

  test('inherits the settings of base by name', async () => {
    const base = { oauth }
    const { headers } = await sent({ oauth: { consumer_key: 'own' } }, { base, connection: { token: 't' } })
    expect(headers['authorization']).toMatch(/oauth_consumer_key="own",oauth_token="t"/)
  })

  test('sends exactly what was signed over the real client', async () => {
    const aws = { key: 'k', secret: 's', sign_version: 4, service: 's3', region: 'r' }
    await withServer(
      async (request, response) => {
        const chunks: Buffer[] = []
        for await (const chunk of request) chunks.push(chunk as Buffer)
        const hash = createHash('sha256').update(Buffer.concat(chunks)).digest('hex')
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ hash, headers: request.headers, url: request.url }))
      },
      async (origin) => {
        const api = { url: `${origin}/a b`, method: 'POST', qs: { 'x y': "it's" }, body: { a: 1 }, aws }
        const { bundles } = await createApp({ modules: { probe: { api } } }).runModule('probe')
        const seen = bundles[0] as { hash: string; headers: Record<string, string>; url: string }
        expect(seen.headers['x-amz-content-sha256']).toBe(seen.hash)
        expect(seen.url).toBe('/a%20b?x%20y=it%27s')
        // Signing what arrived gives the same signature.
        const date = seen.headers['x-amz-date'] ?? ''
        const time = new Date(date.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'))
        const { authorization, host, connection: _c, 'user-agent': _u, accept: _a, ...others } = seen.headers
        const signedNames = /SignedHeaders=([^,]*)/.exec(authorization ?? '')?.[1]?.split(';') ?? []
        const headers = Object.fromEntries(Object.entries(others).filter(([name]) => signedNames.includes(name)))
        const again = {
          method: 'POST',
          url: new URL(`http://${host}${seen.url}`),
          headers,
          bytes: Buffer.from('{"a":1}'),
        }
        const expected = signAwsV4(again, { key: 'k', secret: 's', session: '' }, { service: 's3', region: 'r' }, time)
        expect(expected.headers['authorization']).toBe(authorization)
      },
    )
  })

  test('signs each request of a redirect, and none to another origin', async () => {
    const answers = [
      { status: 302, headers: { location: '/next' } },
      { status: 302, headers: { location: 'https://evil.test/' } },
      { body: {} },
    ]
    const signed = { ...oauth, transport_method: 'query', token: 't' }
    const { requests } = await run({ url: 'https://api.test/first', oauth: signed }, { answers })
    const signatures = requests.map(({ url }) => new URL(url).searchParams.get('oauth_signature'))
    expect(signatures).toEqual([expect.any(String), expect.any(String), null])
    expect(signatures[0]).not.toBe(signatures[1])
  })

  test('masks what a signature adds', async () => {
    const plain = { ...oauth, signature_method: 'PLAINTEXT', consumer_secret: 'SECRET1', token_secret: 'SECRET2' }
    for (const transport of ['header', 'query']) {
      const api = {
        url: 'https://api.test/',
        oauth: { ...plain, transport_method: transport },
        log: { sanitize: ['x.y'] },
      }
      // oxlint-disable-next-line no-await-in-loop -- one case after the other
      const { log, requests } = await run(api, { answers: [{ body: {} }], connection: { token: 'TOKEN' } })
      expect(JSON.stringify(requests)).toContain('SECRET1')
      expect(JSON.stringify(log)).not.toMatch(/SECRET/)
      expect(exchanges(log)[0]?.request?.url).toMatch(/^https:\/\/api\.test\//)
    }
  })

  const api = { url: 'https://api.test/', method: 'POST' }
  test.each([
    [
      'a key that is none',
      { ...api, oauth: { ...oauth, signature_method: 'RSA-SHA1', private_key: 'KEY' } },
      'private_key',
    ],
    ['an unknown method', { ...api, oauth: { ...oauth, signature_method: 'MD5' } }, 'signature_method'],
    ['an unknown transport', { ...api, oauth: { ...oauth, transport_method: 'carrier' } }, 'transport_method'],
    ['a body that is no form', { ...api, oauth: { ...oauth, transport_method: 'body' } }, 'urlencoded'],
    [
      'a hash with PLAINTEXT',
      { ...api, oauth: { ...oauth, signature_method: 'PLAINTEXT', body_hash: true } },
      'body_hash',
    ],
    ['no secret', { ...api, aws: { key: 'k' } }, "'key' and 'secret'"],
    ['an unknown version', { ...api, aws: { key: 'k', secret: 's', sign_version: 3 } }, 'sign_version'],
    ['two signatures', { ...api, oauth, aws: { key: 'k', secret: 's' } }, 'not by both'],
  ])('with %s is refused', async (_, request, text) => {
    const error = await failure(request)
    expect(error).toMatchObject({ name: 'InvalidConfigurationError', message: expect.stringContaining(text) })
    expect(error.message).not.toContain('KEY')
  })

  test.each([
    ['aws', { key: 'k', secret: 's', colour: 'red' }, 'UnsupportedError'],
    ['oauth', { consumer_key: 'k', colour: 'red' }, 'UnsupportedError'],
    ['oauth', 'text', 'DataError'],
    ['aws', [], 'DataError'],
  ])('with %s as %j is refused', async (directive, value, name) => {
    expect(await failure({ ...api, [directive]: value })).toMatchObject({ name })
  })

  test('with a percent sign that encodes nothing is refused by name', async () => {
    const aws = { key: 'k', secret: 's', sign_version: 4, service: 's3' }
    const error = await failure({ url: 'https://api.test/100%', encodeUrl: false, aws })
    expect(error).toMatchObject({ name: 'RuntimeError', message: expect.stringContaining('percent sign') })
  })

  test('warns about a bucket that version 4 does not read', async () => {
    const aws = { key: 'k', secret: 's', sign_version: 4, bucket: 'b' }
    const { log } = await run({ ...api, aws }, { answers: [{ body: {} }] })
    expect(log).toContainEqual(
      expect.objectContaining({ kind: 'warning', place: expect.stringContaining('aws.bucket') }),
    )
  })
})
