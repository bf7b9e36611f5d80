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
  const fault = known && faultOf(known, what)
  if (!fault) {
    throw new UsageError(
      `"${text}" is not a fault. Write one of ${services.join(', ')}, a colon, and a status, drop or hang.`,
    )
  }
  return { service: known, ...fault }
}

function faultOf(service: Fault['service'], what: string): Omit<Fault, 'service'> | undefined {
  if (what === 'drop') return { dropConnection: true }
  if (what === 'hang') return { delayMs: hang }
  if (!/^[2-5]\d\d$/.test(what)) return undefined
  const status = Number(what)
  return {
    status,
    body: bodyOf(service, `a fault that was asked for (${status})`),
    ...(status === 429 && { headers: { 'retry-after': '30' } }),
  }
}

/** The Public API has an envelope of its own, and says there how long to wait. */
function bodyOf(service: Fault['service'], message: string): object {
  return service === 'publicApi'
    ? { errors: [{ type: 'fault', message, data: { msBeforeNext: 30_000 } }] }
    : { message }
}
