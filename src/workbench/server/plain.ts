import { emptystring } from '../../runtime/index.ts'
import { type Collection, setMember } from '../../runtime/collection.ts'

/** Levels of a value that an answer shows; a value that holds itself has no end. */
const maxDepth = 100

/**
 * A value as JSON can say it: dates as ISO 8601 text, bytes as `<12 bytes>`, numbers that JSON lacks as text, what is nested more
 * than 100 levels deep as `…`. Functions and undefined members are left out.
 */
export function plain(value: unknown, level = 0): unknown {
  if (value === emptystring) return ''
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  if (typeof value === 'function' || typeof value === 'symbol') return undefined
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof Uint8Array) return `<${value.byteLength} bytes>`
  if (level === maxDepth) return '…'
  if (Array.isArray(value)) return value.map((item) => plain(item, level + 1) ?? null)
  const copy: Collection = {}
  for (const [name, one] of Object.entries(value)) {
    const shown = plain(one, level + 1)
    if (shown !== undefined) setMember(copy, name, shown)
  }
  return copy
}
