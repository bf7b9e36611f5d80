import { deliveryRequest } from '../src/deliveries/index.ts'
import type { ScenarioInput, Takes } from '../src/scenario/index.ts'
import { UsageError } from './command.ts'

/** Good nowhere but here: the webhook of the run has it as its key, and the delivery carries it. */
const apiKey = 'sandbox-webhook-api-key'

type Bundle = Record<string, unknown>

const isBundle = (value: unknown): value is Bundle =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const readers: Readonly<Record<Takes, (payload: unknown, blueprint: string) => ScenarioInput>> = {
  payload: (payload) => ({ payload }),
  delivery: (payload) => {
    if (typeof payload !== 'object' || payload === null) {
      throw new UsageError('The input is what Segment sends: give an event, or a list of events.')
    }
    const { headers, body } = deliveryRequest(payload, { key: apiKey })
    return { webhook: { authentication: 'apiKey', apiKey }, delivery: { headers, rawBody: body } }
  },
  bundles: (payload) => {
    const bundles = Array.isArray(payload) ? payload : [payload]
    if (bundles.every(isBundle)) return { bundles }
    throw new UsageError('The input stands for the bundles of the first module: give an object, or a list of objects.')
  },
  nothing: (payload, blueprint) => {
    if (payload === undefined) return {}
    throw new UsageError(`${blueprint} starts on a schedule and takes no input.`)
  },
}

/**
 * What starts a scenario, made of the JSON that the user gave. For a trigger of the app it plays Segment, which sends the JSON with the
 * API key that the webhook knows.
 *
 * @throws UsageError when it is missing, or not what the first module takes.
 */
export function inputOf(takes: Takes, payload: unknown, blueprint: string): ScenarioInput {
  if (takes !== 'nothing' && payload === undefined) {
    throw new UsageError(`${blueprint} starts with a webhook: give what it receives with --input <file>.`)
  }
  return readers[takes](payload, blueprint)
}
