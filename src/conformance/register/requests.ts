import type { Chapter } from '../rule.ts'

const api = 'https://developers.make.com/custom-apps-documentation/component-blocks/api'

export const requests: Chapter = {
  title: 'Requests',
  link: `${api}/making-requests`,
  kind: 'directive',
  rules: [
    { id: 'method', text: 'GET unless told; any method, also from an expression.', tests: ['request > method'] },
    {
      id: 'headers',
      text: 'Numbers and booleans become text, a list one line with commas.',
      tests: ['request > headers'],
    },
    { id: 'headers/case', text: 'Names are compared whatever the case of their letters.' },
    { id: 'headers/empty', text: 'null and undefined are left out, `""` is sent.' },
    { id: 'headers/text', text: 'One IML text may give all of them.' },
    {
      id: 'headers/title',
      text: 'Title case on the wire.',
      unsupported: 'Names travel in lower case, which means the same to HTTP.',
    },
    {
      id: 'headers/user-agent',
      text: '`Integromat/<environment>` as User-Agent.',
      unsupported: 'Undocumented; the HTTP client names itself.',
    },
    { id: 'qs', text: 'Query parameters.', tests: ['request > query'] },
    { id: 'qs/list', text: 'The items of a list repeat the name.' },
    { id: 'qs/empty', text: 'null and undefined are left out, `""` is sent.' },
    { id: 'qs/url', text: 'It replaces the query of the url; an empty collection erases it.' },
    { id: 'qs/text', text: 'One IML text may give all of them.' },
    { id: 'body', text: 'Any value, also from an expression.', tests: ['request > body'] },
    { id: 'body/get', text: 'Never sent with GET, also when base has one.', take: null },
    { id: 'body/json', text: 'In JSON undefined members vanish, null and `""` stay.' },
    { id: 'type', text: '`json` unless told, also from an expression.' },
    { id: 'type/json', text: '`json`, with its Content-Type.', take: null },
    { id: 'type/urlencoded', text: '`urlencoded`, with its Content-Type, without null and undefined.' },
    {
      id: 'type/multipart',
      text: '`multipart/form-data`, with its Content-Type, without null and undefined.',
      tests: ['request > multipart body'],
    },
    { id: 'type/file', text: 'A file in a form is `{ value, options: { filename, contentType } }`.' },
    { id: 'type/text', text: '`text`, `string` and `raw`: text as it is, collections as JSON, no Content-Type.' },
    { id: 'type/binary', text: '`binary`: bytes, no Content-Type.' },
    { id: 'type/header', text: 'A Content-Type of the definition wins.', take: 'headers' },
    { id: 'ca', text: 'Authority of the certificate of the server, in PEM.', tests: ['trust > ca'], take: null },
    { id: 'temp', text: 'Variables, set before anything else of the request.' },
    { id: 'condition', text: 'A request whose condition does not hold is not made.', tests: ['chain > a condition'] },
    { id: 'gzip', text: 'Asks for a packed answer; what is packed is unpacked.', tests: ['transport > an answer'] },
    {
      id: 'followRedirects',
      text: 'Redirects of GET are followed, 21 hops at most.',
      tests: ['transport > a redirect'],
    },
    { id: 'followAllRedirects', text: 'Redirects of other methods are followed.', tests: ['transport > a redirect'] },
    {
      id: 'followRedirect',
      text: 'The singular, which one page of the documentation prints, and `followAllRedirect`.',
    },
    { id: 'followAllRedirect', text: 'As `followAllRedirects`.' },
    { id: 'timeout', text: 'Milliseconds; 40,000 unless told, 300,000 at most.', tests: ['transport > a timeout'] },
    {
      id: 'request/webhook-only',
      text: '`verification`, `respond`, `output`, `iterate` and `uid` beside `url` are for webhooks only; a run stops at them.',
      take: null,
    },
    {
      id: 'endpoint',
      text: '`endpoint` and `input` call an Endpoint of the app.',
      unsupported: 'Of 2026 and hardly documented; a run stops at them.',
      take: null,
    },
  ],
}

export const signing: Chapter = {
  title: 'Signed requests',
  link: `${api}/making-requests`,
  kind: 'directive',
  rules: [
    {
      id: 'aws.key',
      text: 'With `aws.secret` the key that signs.',
      tests: ['signing > AWS version 4', 'signing > AWS version 2'],
    },
    { id: 'aws.secret', text: 'The secret half of the key.', tests: ['signing > AWS version 4'] },
    { id: 'aws.session', text: 'Token of a session.', tests: ['signing > AWS version 4'] },
    {
      id: 'aws.bucket',
      text: 'Bucket whose name is part of a version 2 signature.',
      tests: ['signing > AWS version 2'],
    },
    { id: 'aws.sign_version', text: '`2` unless told, or `4`.' },
    {
      id: 'aws.service',
      text: 'Service of a version 4 signature; with `region` read from the host unless told.',
      tests: ['signing > AWS version 4'],
    },
    { id: 'aws.region', text: 'Region of a version 4 signature.', tests: ['signing > AWS version 4'] },
    {
      id: 'oauth.consumer_key',
      text: 'With `consumer_secret` the app that signs (OAuth 1).',
      tests: ['signing > OAuth 1'],
    },
    { id: 'oauth.consumer_secret', text: 'Secret of the app.', tests: ['signing > OAuth 1'] },
    { id: 'oauth.private_key', text: 'In place of it for RSA-SHA1, in PEM.', tests: ['signing > OAuth 1'], take: null },
    { id: 'oauth.token', text: 'Token of the user.' },
    { id: 'oauth.token_secret', text: 'Secret of the token.' },
    { id: 'oauth.verifier', text: "What the user's consent gave." },
    { id: 'oauth.signature_method', text: '`HMAC-SHA1` unless told, `RSA-SHA1` or `PLAINTEXT`.' },
    { id: 'oauth.transport_method', text: '`header` unless told, `query` or `body`.' },
    { id: 'oauth.body_hash', text: 'Adds a hash of the body.', tests: ['signing > OAuth 1'] },
  ],
}
