import { itemAt, memberOf } from './values.ts'

const position = /^-?\d+$/

/**
 * The value at a path such as `5.raw_name`: keys and positions (counted from 1) with dots between. A key that holds a
 * dot itself is found when it is the whole path.
 */
export function memberAlong(value: unknown, path: string): unknown {
  const direct = memberOf(value, path)
  if (direct !== undefined) return direct
  if (!path.includes('.') && !Array.isArray(value)) return undefined
  let reached = value
  for (const step of path.split('.')) {
    reached = Array.isArray(reached) && position.test(step) ? itemAt(reached, Number(step)) : memberOf(reached, step)
    if (reached === undefined) return undefined
  }
  return reached
}
