import { TextDecoder } from 'node:util'

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Decoders by Content-Type, one that stops at faulty bytes and one that does not. */
const strict = new Map<string, TextDecoder>()
const lenient = new Map<string, TextDecoder>()

/** The text of bytes in the charset that a Content-Type names, UTF-8 unless it names a known one. Faulty bytes become U+FFFD. */
export function decode(bytes: Uint8Array, contentType: string): string {
  return textOf(bytes, decoderOf(contentType, lenient))
}

/** As `decode`, but undefined when the bytes are not valid in the charset. */
export function decodeStrictly(bytes: Uint8Array, contentType: string): string | undefined {
  try {
    return textOf(bytes, decoderOf(contentType, strict))
  } catch {
    return undefined
  }
}

/** `application/json` of `Application/JSON; charset=utf-8`. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase()
}

/** Node reads windows-1252, which is also what the label iso-8859-1 means, as Latin-1: without what stands at 0x80 to 0x9F. */
function textOf(bytes: Uint8Array, decoder: TextDecoder): string {
  const text = decoder.decode(bytes)
  if (decoder.encoding !== 'windows-1252') return text
  // oxlint-disable-next-line no-control-regex -- these are the bytes in question
  return text.replace(/[\u0080-\u009F]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80))
}

function charsetOf(contentType: string): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1]
  return charset?.toLowerCase() ?? 'utf-8'
}

function decoderOf(contentType: string, decoders: Map<string, TextDecoder>): TextDecoder {
  let decoder = decoders.get(contentType)
  if (decoder === undefined) {
    // Servers choose what they call the type: it must not grow the cache.
    if (decoders.size >= 100) decoders.clear()
    decoder = newDecoder(charsetOf(contentType), decoders === strict)
    if (contentType.length <= 200) decoders.set(contentType, decoder)
  }
  return decoder
}

function newDecoder(charset: string, fatal: boolean): TextDecoder {
  try {
    return new TextDecoder(charset, { fatal })
  } catch {
    return new TextDecoder('utf-8', { fatal })
  }
}
