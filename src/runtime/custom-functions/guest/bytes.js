/*
 * Text to bytes and back in the encodings of Node's Buffer. QuickJS has neither TextEncoder nor base64.
 * https://nodejs.org/docs/latest-v20.x/api/buffer.html#buffers-and-character-encodings
 */

const SIXTY_FOUR = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SIXTY_FOUR_URL = `${SIXTY_FOUR.slice(0, 62)}-_`
const HEX = '0123456789abcdef'

/** The value of each character of base64, both alphabets in one as Node reads them; 255 for all others. */
const digits = new Uint8Array(128).fill(255)
for (let value = 0; value < 64; value += 1) {
  digits[SIXTY_FOUR.charCodeAt(value)] = value
  digits[SIXTY_FOUR_URL.charCodeAt(value)] = value
}

/** Characters that one call of String.fromCharCode takes: its arguments lie on the stack. */
const AT_ONCE = 4096

/** @type {Record<string, { read: (text: string) => Uint8Array, write: (bytes: Uint8Array) => string }>} */
const codecs = {
  utf8: { read: readUtf8, write: writeUtf8 },
  hex: { read: readHex, write: writeHex },
  base64: { read: readBase64, write: (bytes) => writeBase64(bytes, SIXTY_FOUR, '=') },
  base64url: { read: readBase64, write: (bytes) => writeBase64(bytes, SIXTY_FOUR_URL, '') },
  latin1: { read: readLatin1, write: (bytes) => characters(bytes) },
  ascii: { read: readLatin1, write: (bytes) => characters(bytes.map((byte) => byte & 0x7f)) },
  utf16le: { read: readUtf16, write: writeUtf16 },
}

const aliases = { 'utf-8': 'utf8', binary: 'latin1', 'utf-16le': 'utf16le', ucs2: 'utf16le', 'ucs-2': 'utf16le' }

/** The codec of an encoding by any of its names; undefined for others. */
export function codecOf(encoding) {
  const name = String(encoding ?? 'utf8').toLowerCase()
  const known = Object.hasOwn(aliases, name) ? aliases[name] : name
  return Object.hasOwn(codecs, known) ? codecs[known] : undefined
}

function characters(units) {
  let text = ''
  for (let start = 0; start < units.length; start += AT_ONCE) {
    text += String.fromCharCode.apply(null, units.subarray(start, start + AT_ONCE))
  }
  return text
}

function readLatin1(text) {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at)
  return bytes
}

function readUtf16(text) {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    bytes[at * 2] = unit
    bytes[at * 2 + 1] = unit >> 8
  }
  return bytes
}

function writeUtf16(bytes) {
  const units = new Uint16Array(bytes.length >> 1)
  for (let at = 0; at < units.length; at += 1) units[at] = bytes[at * 2] | (bytes[at * 2 + 1] << 8)
  return characters(units)
}

/** Stops at the first pair that is no hex, as Node does. */
function readHex(text) {
  const bytes = new Uint8Array(text.length >> 1)
  for (let at = 0; at < bytes.length; at += 1) {
    const high = HEX.indexOf(text[at * 2].toLowerCase())
    const low = HEX.indexOf(text[at * 2 + 1].toLowerCase())
    if (high < 0 || low < 0) return bytes.slice(0, at)
    bytes[at] = high * 16 + low
  }
  return bytes
}

function writeHex(bytes) {
  const units = new Uint8Array(bytes.length * 2)
  for (let at = 0; at < bytes.length; at += 1) {
    units[at * 2] = HEX.charCodeAt(bytes[at] >> 4)
    units[at * 2 + 1] = HEX.charCodeAt(bytes[at] & 15)
  }
  return characters(units)
}

/** Reads up to the padding and passes over what is no digit, as Node does. */
function readBase64(text) {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4))
  let length = 0
  let bits = 0
  let held = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 61) break
    const digit = code < 128 ? digits[code] : 255
    if (digit === 255) continue
    bits = ((bits << 6) | digit) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[length] = bits >> held
    length += 1
  }
  return bytes.slice(0, length)
}

function writeBase64(bytes, alphabet, padding) {
  const units = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let length = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at] << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    units[length] = alphabet.charCodeAt(group >> 18)
    units[length + 1] = alphabet.charCodeAt((group >> 12) & 63)
    units[length + 2] = alphabet.charCodeAt((group >> 6) & 63)
    units[length + 3] = alphabet.charCodeAt(group & 63)
    length += 4
  }
  const unused = (3 - (bytes.length % 3)) % 3
  return characters(units.subarray(0, length - unused)) + padding.repeat(unused)
}

/** Half a surrogate pair becomes the replacement character. */
function readUtf8(text) {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let at = 0; at < text.length; at += 1) {
    let point = text.charCodeAt(at)
    if (point < 0x80) {
      bytes[length++] = point
      continue
    }
    if (point >= 0xd800 && point <= 0xdfff) {
      const low = text.charCodeAt(at + 1)
      const paired = point <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
      point = paired ? 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00) : 0xfffd
      if (paired) at += 1
    }
    if (point < 0x800) {
      bytes[length++] = 0xc0 | (point >> 6)
    } else {
      if (point < 0x10000) bytes[length++] = 0xe0 | (point >> 12)
      else {
        bytes[length++] = 0xf0 | (point >> 18)
        bytes[length++] = 0x80 | ((point >> 12) & 63)
      }
      bytes[length++] = 0x80 | ((point >> 6) & 63)
    }
    bytes[length++] = 0x80 | (point & 63)
  }
  return bytes.slice(0, length)
}

/** What is no UTF-8 becomes replacement characters, one for each longest piece that a sequence could begin with. */
function writeUtf8(bytes) {
  const units = new Uint16Array(bytes.length)
  let length = 0
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at++]
    if (first < 0x80) {
      units[length++] = first
      continue
    }
    const size =
      first >= 0xf0 && first <= 0xf4 ? 3 : first >= 0xe0 && first < 0xf0 ? 2 : first >= 0xc2 && first < 0xe0 ? 1 : 0
    let point = size === 3 ? first & 7 : size === 2 ? first & 15 : first & 31
    // The second byte has a narrower range where the first one is E0, ED, F0 or F4.
    let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
    let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
    let read = 0
    while (read < size && bytes[at] >= low && bytes[at] <= high) {
      point = (point << 6) | (bytes[at++] & 63)
      low = 0x80
      high = 0xbf
      read += 1
    }
    if (size === 0 || read < size) units[length++] = 0xfffd
    else if (point < 0x10000) units[length++] = point
    else {
      units[length++] = 0xd800 + ((point - 0x10000) >> 10)
      units[length++] = 0xdc00 + (point & 0x3ff)
    }
  }
  return characters(units.subarray(0, length))
}
