import type { Fault, Service } from '../../sandbox/index.ts'
import { ProblemError } from './problem.ts'

const services: readonly Service[] = ['segment', 'ramen', 'publicApi', 'cdn']
const statuses = [400, 401, 403, 404, 429, 500, 503] as const

/** What may go wrong, by the name that the page shows: an answer with a status, or a connection that is dropped. */
const faults: ReadonlyMap<string, Fault> = new Map(
  services.flatMap((service) => [
    ...statuses.map((status): [string, Fault] => [`${service}:${status}`, answering(service, status)]),
    [`${service}:drop`, { service, dropConnection: true }],
  ]),
)

/** The names of all faults. */
export const faultNames: readonly string[] = [...faults.keys()]

/** The fault of a name. Throws ProblemError 400 for one that there is not. */
export function faultOf(name: string): Fault {
  const fault = faults.get(name)
  if (fault !== undefined) return fault
  throw new ProblemError(400, `There is no fault "${name}". There is: ${faultNames.join(', ')}.`)
}

/** The Public API has an envelope of its own. */
function answering(service: Service, status: number): Fault {
  const message = `a fault that was asked for (${status})`
  const body = service === 'publicApi' ? { errors: [{ type: 'fault', message }] } : { message }
  return { service, status, body, ...(status === 429 && { headers: { 'retry-after': '30' } }) }
}
