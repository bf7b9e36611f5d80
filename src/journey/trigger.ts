import {
  type Answer,
  chanceOf,
  type Credential,
  deliveryRequest,
  type MessageType,
  type Reception,
  send,
  startEndpoint,
  testMessage,
} from '../deliveries/index.ts'
import type { App } from '../runtime/index.ts'
import { differences } from './differences.ts'

/** What the user of the trigger filled in: a key, and the only type that may come. */
const parameters = { authentication: 'apiKey', apiKey: 'segment', types: ['track'] }

interface Delivery {
  title: string
  type: MessageType
  credential: Credential
  /** The status that Segment shall be answered, and how many bundles the scenario shall start with. */
  expect: { status: number; bundles: number }
}

/** What Segment delivers: https://www.twilio.com/docs/segment/partners/direct-destination */
const deliveries: Delivery[] = [
  { title: 'a Track with the key', type: 'track', credential: { key: 'segment' }, expect: { status: 202, bundles: 1 } },
  { title: 'one with a wrong key', type: 'track', credential: { key: 'sesame' }, expect: { status: 401, bundles: 0 } },
  {
    title: 'a Page, a type that is not wanted',
    type: 'page',
    credential: { key: 'segment' },
    expect: { status: 403, bundles: 0 },
  },
]

/** A delivery, what Segment was answered and what the scenario starts with. */
export interface DeliveryOutcome {
  title: string
  answer: Answer
  bundles: Reception['bundles']
  mismatches: string[]
}

/** Delivers messages over HTTP on 127.0.0.1 to the app's trigger, as Segment does, and compares what comes of them. */
export async function runDeliveries(app: App): Promise<DeliveryOutcome[]> {
  const receptions: Reception[] = []
  const onReception = (reception: Reception) => receptions.push(reception)
  const endpoint = await startEndpoint({ app, module: 'watchEvents', parameters, onReception })
  const deliver = async ({ title, type, credential, expect }: Delivery): Promise<DeliveryOutcome> => {
    const request = deliveryRequest(testMessage(type, chanceOf(1), new Date()), credential)
    const answer = await send(new URL(endpoint.url), request)
    const bundles = receptions.splice(0).flatMap((reception) => reception.bundles)
    const mismatches = differences(expect, { status: answer.status, bundles: bundles.length }, title)
    return { title, answer, bundles, mismatches }
  }
  try {
    const outcomes: DeliveryOutcome[] = []
    // Segment, too, waits for the answer.
    // oxlint-disable-next-line no-await-in-loop
    for (const delivery of deliveries) outcomes.push(await deliver(delivery))
    return outcomes
  } finally {
    await endpoint.close()
  }
}
