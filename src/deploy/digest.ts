import { createHash } from 'node:crypto'

/** The checksum that Make compares texts by: MD5 of the exact text in UTF-8, in hexadecimal. */
export const md5 = (content: string | Uint8Array): string => createHash('md5').update(content).digest('hex')

/** The checksum of a value of the metadata; null where there is none. */
export const md5OfValue = (value: unknown): string | null =>
  value === null || value === undefined ? null : md5(typeof value === 'string' ? value : JSON.stringify(value))
