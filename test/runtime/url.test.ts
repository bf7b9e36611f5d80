import { describe, expect, test } from 'vitest'
import { resolveUrl } from '../../src/runtime/request/url.ts'

const base = 'https://api.test/v1'

describe('an address', () => {
  test.each([
    ['relative', '/users', base, 'https://api.test/v1/users'],
    ['relative without slash', 'users', base, 'https://api.test/v1/users'],
    ['base with trailing slash', '/users', 'https://api.test/v1/', 'https://api.test/v1/users'],
    ['repeated slashes', '//users///1', base, 'https://api.test/v1/users/1'],
    ['trailing slash', '/users/', base, 'https://api.test/v1/users/'],
    ['only a slash', '/', base, 'https://api.test/v1/'],
    ['absolute', 'https://other.test/x', base, 'https://other.test/x'],
    ['absolute in capitals', 'HTTPS://Other.test/x', base, 'https://other.test/x'],
    ['absolute without base', 'http://other.test', '', 'http://other.test/'],
    ['slashes after the host', 'https://other.test//a//b', base, 'https://other.test/a/b'],
    ['slashes in the query', '/users?next=https://x.test//y', base, 'https://api.test/v1/users?next=https://x.test//y'],
    ['second question mark', 'https://other.test/x?a=1?b=2', base, 'https://other.test/x?a=1&b=2'],
    ['fragment', '/users#top', base, 'https://api.test/v1/users'],
    ['default port of https', 'https://other.test:443/x', base, 'https://other.test/x'],
    ['default port of http', 'http://other.test:80/x', base, 'http://other.test/x'],
    ['another port', 'http://other.test:8080/x', base, 'http://other.test:8080/x'],
    ['dot after the host', 'https://other.test./x', base, 'https://other.test/x'],
    ['protocol-relative url stays on the host', '//evil.test/x', base, 'https://api.test/v1/evil.test/x'],
    ['user part stays on the host', '@evil.test/x', base, 'https://api.test/v1/@evil.test/x'],
    ['other scheme stays on the host', 'ftp://evil.test/x', base, 'https://api.test/v1/ftp:/evil.test/x'],
  ])('%s', (_, url, baseUrl, expected) => {
    expect(resolveUrl(url, baseUrl, true).href).toBe(expected)
  })

  test.each([
    ['blank', '/a b', true, '/a%20b'],
    ['umlaut', '/ä', true, '/%C3%A4'],
    ['encoded slash is encoded again', '/a%2Fb', true, '/a%252Fb'],
    ['encoded slash stays with encodeUrl off', '/a%2Fb', false, '/a%2Fb'],
    ['reserved characters stay', '/a;b,c:d@e&f=g+h$i', true, '/a;b,c:d@e&f=g+h$i'],
    ['half of a surrogate pair', '/a\uD800b', true, '/a%EF%BF%BDb'],
  ])('path with %s', (_, url, encodeUrl, expected) => {
    expect(resolveUrl(url, 'https://api.test', encodeUrl).pathname).toBe(expected)
  })

  test.each([
    ['relative without base', '/users', '', /relative/],
    ['base without scheme', '/users', 'api.test', /https:\/\//],
    ['no host', 'https:///users', '', /not valid/],
    ['impossible host', 'https://a b/users', '', /'a b'/],
    ['impossible port', 'https://a:99999/users', '', /'a:99999'/],
    ['secret in the user part', 'https://key:secret@a b/users', '', /'a b'/],
  ])('is refused: %s', (_, url, baseUrl, message) => {
    expect(() => resolveUrl(url, baseUrl, true)).toThrow(message)
    expect(() => resolveUrl(url, baseUrl, true)).not.toThrow(/secret/)
  })

  test('that is asked for again is an object of its own', () => {
    const first = resolveUrl('/users', base, true)
    first.search = 'changed'
    expect(resolveUrl('/users', base, true).href).toBe('https://api.test/v1/users')
  })
})
