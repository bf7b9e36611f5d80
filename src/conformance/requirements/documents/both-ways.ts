import type { Done, Outside, Requirement } from '../requirement.ts'

type Way = Pick<Done, 'note' | 'differs' | 'where' | 'tests'> | Pick<Outside, 'note' | 'outside'>

/**
 * Returns two rows of the document on Direct Integrations: the app is on both ends of that contract. It sends to an endpoint of
 * Ramen, and receives what Segment sends.
 */
export const bothWays = (id: string, asks: string, sending: Way, receiving: Way): Requirement[] => [
  { id: `002.${id}.send`, asks: `*Sending:* ${asks}`, ...sending },
  { id: `002.${id}.receive`, asks: `*Receiving:* ${asks}`, ...receiving },
]
