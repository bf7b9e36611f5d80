import { createHash, createHmac } from 'node:crypto'
import jsonwebtoken from 'jsonwebtoken'
import mime from 'mime'
import { quoted, toBuffer, toCollection, toText } from '../coerce.ts'
import type { Encoding } from '../coerce.ts'
import { ImlError } from '../errors.ts'
import { nowOf } from '../run.ts'
import type { Run } from '../run.ts'
import { isNothing } from '../values.ts'

/** The names under which Make and Node know the encodings of buffers. */
const encodings: ReadonlyMap<string, Encoding> = new Map([
  ['utf8', 'utf8'],
  ['utf-8', 'utf8'],
  ['text', 'utf8'],
  ['hex', 'hex'],
  ['base64', 'base64'],
  ['latin1', 'latin1'],
  ['binary', 'latin1'],
])

/** https://developers.make.com/custom-apps-documentation/app-components/connections/jwt */
const jwtAlgorithms = ['HS256', 'HS384', 'HS512', 'RS256'] as const

/** Functions on bytes. https://help.make.com/text-and-binary-functions */
export const binary = {
  base64: (_run: Run, value: unknown) => toBuffer(value).toString('base64'),

  /** Decision base64url-of-text: Make's PKCE example gives it the base64 of a hash, which it must not encode again. */
  base64url: (_run: Run, value: unknown) => {
    const base64 = ArrayBuffer.isView(value) ? toBuffer(value).toString('base64') : toText(value)
    return base64
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_')
  },

  /**
   * The time in the token is that of the run. Options are those of the jsonwebtoken package:
   * https://github.com/auth0/node-jsonwebtoken#jwtsignpayload-secretorprivatekey-options-callback
   */
  jwt: (run: Run, payload: unknown, secret: unknown, algorithm: unknown = 'HS256', options?: unknown) => {
    const known = jwtAlgorithms.find((name) => name === algorithm)
    if (known === undefined) {
      throw new ImlError('invalid-text', `${quoted(algorithm)} is not one of ${jwtAlgorithms.join(', ')}.`)
    }
    const claims = { iat: Math.floor(nowOf(run) / 1000), ...toCollection(payload) }
    const key = ArrayBuffer.isView(secret) ? toBuffer(secret) : toText(secret)
    return jsonwebtoken.sign(claims, key, { ...toCollection(options ?? {}), algorithm: known })
  },

  md5: (_run: Run, value: unknown) => createHash('md5').update(toBuffer(value)).digest('hex'),

  /** Decision unknown-mime: undefined for an extension that is not known, so that `ifempty` can name another. */
  mime: (_run: Run, fileName: unknown) => mime.getType(toText(fileName)) ?? undefined,

  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha512: hash('sha512'),

  toBinary: (_run: Run, value: unknown, encoding: unknown) => toBuffer(value, encodingOf(encoding)),

  toString: (_run: Run, value: unknown, encoding: unknown) => {
    return ArrayBuffer.isView(value) && !isNothing(encoding)
      ? toBuffer(value).toString(encodingOf(encoding))
      : toText(value)
  },
}

/** Make documents `hex`, `base64` and `latin1` for the digest, and `text`, `hex`, `base64` and `binary` for the key. */
function hash(algorithm: string) {
  return (_run: Run, value: unknown, encoding: unknown, key: unknown, keyEncoding: unknown): string => {
    const output = isNothing(encoding) || encoding === '' ? 'hex' : encodingOf(encoding)
    if (output === 'utf8') throw new ImlError('invalid-text', `${quoted(encoding)} is not one of hex, base64, latin1.`)
    // Decision empty-key
    const withKey = !isNothing(key) && key !== ''
    const digest = withKey ? createHmac(algorithm, keyBytes(key, keyEncoding)) : createHash(algorithm)
    return digest.update(toBuffer(value)).digest().toString(output)
  }
}

function keyBytes(key: unknown, encoding: unknown): Buffer {
  if (encoding === 'binary' && !ArrayBuffer.isView(key)) {
    throw new ImlError('invalid-buffer', 'A key in binary encoding has to be a buffer.')
  }
  return toBuffer(key, encodingOf(encoding))
}

function encodingOf(name: unknown): Encoding {
  if (isNothing(name) || name === '') return 'utf8'
  const encoding = encodings.get(toText(name).toLowerCase())
  if (encoding !== undefined) return encoding
  throw new ImlError('invalid-text', `${quoted(name)} is not a known encoding: use utf8, hex, base64 or latin1.`)
}
