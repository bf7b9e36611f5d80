import type { Fault } from '../src/sandbox/index.ts'
import { UsageError } from './command.ts'

const services = ['segment', 'ramen', 'cdn', 'publicApi'] as const

/** Longer than Make waits for an answer. */
const hang = 60_000

/**
 * Reads a fault as a person writes it, such as `segment:503`, `ramen:drop` or `segment:hang`.
 *
 * @throws UsageError that says how one is written.
 */
export function parseFault(text: string): Fault {
  const [service, what = ''] = text.split(':')
  const known = services.find((name) => name === service)
  const fault = known && faultOf(what)
  if (!fault) {
    throw new UsageError(
      `"${text}" is no fault. Write one of ${services.join(', ')}, a colon, and a status, drop or hang.`,
    )
  }
  return { service: known, ...fault }
}

function faultOf(what: string): Omit<Fault, 'service'> | undefined {
  if (what === 'drop') return { dropConnection: true }
  if (what === 'hang') return { delayMs: hang }
  if (!/^[2-5]\d\d$/.test(what)) return undefined
  const status = Number(what)
  return {
    status,
    body: { message: `a fault that was asked for (${status})` },
    ...(status === 429 && { headers: { 'retry-after': '30' } }),
  }
}
