import type { ActionRequest, Parameters, Samples } from '../../../src/authoring/generated/make-format.ts'
import { type Branch, choose, type Expression, iml } from '../../../src/authoring/macros/index.ts'
import { trackingHost } from '../segment-answer.ts'
import { messageBytes } from './message.ts'
import { isForRamen, ramenRoute } from './ramen-route.ts'

const forwarding =
  'Segment was asked to forward the message. It documents Ramen for websites only, so whether Ramen gets it is not certain.'

const status: Expression = choose(
  [
    ['temp.ramenSkipped', `'skipped'`],
    [`${ramenRoute} = 'direct'`, `'accepted'`],
  ],
  `'requested'`,
)

const answered: Branch = [`${ramenRoute} = 'direct'`, `'Ramen answered ' + temp.ramenStatus + '.'`]

/** What Ramen takes no calls of is always skipped, with a reason. */
const reason = (type: string): Expression =>
  isForRamen(type)
    ? choose([['temp.ramenSkipped', 'temp.ramenSkipped'], answered], `'${forwarding}'`)
    : 'temp.ramenSkipped'

/** Returns the last step: the bundle. It says "accepted" and no more, because Segment's 200 proves receipt only. */
export const giveResult = (type: string): ActionRequest => ({
  response: {
    output: {
      success: true,
      messageId: '{{temp.messageId}}',
      type,
      endpoint: iml(`${trackingHost} + '/v1/${type}'`),
      bytes: iml(messageBytes),
      ramen: { route: iml(ramenRoute), status: iml(status), reason: iml(reason(type)) },
    },
  },
})

/** The fields of the bundle. */
export const deliveryResult: Parameters = [
  { name: 'success', type: 'boolean', label: 'Accepted by Segment' },
  { name: 'messageId', type: 'text', label: 'Message ID' },
  { name: 'type', type: 'text', label: 'Type' },
  { name: 'endpoint', type: 'text', label: 'Endpoint' },
  { name: 'bytes', type: 'number', label: 'Size in bytes' },
  {
    name: 'ramen',
    type: 'collection',
    label: 'Ramen',
    spec: [
      { name: 'route', type: 'text', label: 'Route' },
      { name: 'status', type: 'text', label: 'Status' },
      { name: 'reason', type: 'text', label: 'Reason' },
    ],
  },
]

/** Returns an example bundle. */
export const deliverySample = (type: string): Samples => ({
  success: true,
  messageId: '0f5d6a52-8f0b-4b7a-9d0e-3a0a7f9f1c11',
  type,
  endpoint: `https://api.segment.io/v1/${type}`,
  bytes: 412,
  ramen: { route: 'off', status: 'skipped', reason: 'Ramen delivery is off in the connection.' },
})
