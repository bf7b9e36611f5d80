import type { Finding } from '../finding.ts'

/** What is wrong, and in how many other places. */
export function messageOf({ message, others }: Finding): string {
  if (others === undefined) return message
  return `${message} It is so in ${others} other ${others === 1 ? 'place' : 'places'}.`
}
