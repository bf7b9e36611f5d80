import { createHash } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { authHash, authHashes, type Signed } from '../../src/ramen/index.ts'
import { cases } from './cases.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const signed = { email: 'a@b.example', id: 'u1', name: 'A', timestamp: 1, secret: 's' }

describe('the hash of secure mode', () => {
  test.each(cases('auth-hash') as (Signed & { hash: string })[])('$email, $id, $name: $hash', ({ hash, ...values }) => {
    expect(authHash(values)).toBe(hash)
  })

  it.each([undefined, null, ''])('replaces the name %j by the email address, and nothing by nothing', (name) => {
    expect(authHash({ ...signed, name })).toBe(sha256('a@b.example:u1:a@b.example:1:s'))
    expect(authHash({ ...signed, name, email: name })).toBe(sha256(':u1::1:s'))
  })

  it('writes a number in decimal, however large', () => {
    expect(authHash({ ...signed, id: 1e21 })).toBe(sha256('a@b.example:1000000000000000000000:A:1:s'))
    expect(authHash({ ...signed, id: 1.5 })).toBe(sha256('a@b.example:1.5:A:1:s'))
    expect(authHash({ ...signed, timestamp: '1' })).toBe(authHash(signed))
  })
})

describe('the hashes that the documentation allows', () => {
  it('are one where the name is known, or where there is no address to stand in for it', () => {
    expect(authHashes(signed)).toStrictEqual([authHash(signed)])
    expect(authHashes({ ...signed, name: undefined, email: undefined })).toStrictEqual([sha256(':u1::1:s')])
  })

  it('are two where the address can stand in for the name', () => {
    const texts = ['a@b.example:u1:a@b.example:1:s', 'a@b.example:u1::1:s']
    expect(authHashes({ ...signed, name: undefined })).toStrictEqual(texts.map(sha256))
  })
})
