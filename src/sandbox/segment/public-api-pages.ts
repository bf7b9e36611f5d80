import { refusePublicApi } from './public-api-errors.ts'

const largestPage = 1000

/** The cursor of the item at a position: opaque to clients, and with characters that an address must encode. */
const cursorAt = (position: number): string => Buffer.from(String(position)).toString('base64')

/** The position that a cursor names; NaN for one that was never given. */
const positionOf = (cursor: string): number => {
  const position = Number(Buffer.from(cursor, 'base64').toString('latin1') || Number.NaN)
  return cursorAt(position) === cursor ? position : Number.NaN
}

/**
 * A page of a list as the Public API gives it, under `key` in `data`; 422 without a size from 1 to 1000, or with a cursor that was never
 * given. https://docs.segmentapis.com/tag/Pagination
 */
export function pageOf(key: string, items: readonly object[], query: Readonly<Record<string, string>>): Response {
  const count = Number(query['pagination.count'])
  if (!Number.isInteger(count) || count < 1 || count > largestPage) {
    return refusePublicApi(422, `"pagination.count" must be a number from 1 to ${largestPage}`, 'pagination.count')
  }
  const current = query['pagination.cursor'] ?? cursorAt(0)
  const start = positionOf(current)
  if (!Number.isInteger(start) || start < 0 || start > items.length) {
    return refusePublicApi(422, '"pagination.cursor" is invalid', 'pagination.cursor')
  }
  const end = start + count
  const pagination = {
    current,
    ...(start > 0 && { previous: cursorAt(Math.max(0, start - count)) }),
    ...(end < items.length && { next: cursorAt(end) }),
    totalEntries: items.length,
  }
  return Response.json({ data: { [key]: items.slice(start, end), pagination } })
}
