import type { ActionApi, ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { writeKey } from '../write-key.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { consent, contextMembers, contextRules, contextShape, plainContext, wholeContext } from './context.ts'
import { type Data, dataJoined, dataParts, dataRules, dataShape, ownList } from './data.ts'
import { destinationParts, destinationRules, destinationShape, wholeIntegrations } from './destinations.ts'
import { messageId, repeatable } from './message-id.ts'
import { id, type MessageType } from './message.ts'
import { directParts, directRules, sendToRamen } from './ramen-direct.ts'
import { isForRamen, ramenRoute, ramenValue, signature, signed } from './ramen.ts'
import { giveResult } from './result.ts'
import { firstProblem, type Rules, stop, unless, when } from './rules.ts'
import { sendToSegment } from './send.ts'

export { pruned } from './expressions.ts'
export { deliveryResult, deliverySample } from './result.ts'
export { unless, when } from './rules.ts'

const step = stepsIn('modules/shared/delivery/index.ts')

/** What is particular to one type of message. */
export interface Delivery {
  type: MessageType
  /** The message as it goes out, but for timestamp, Message ID, context and integrations, which all have. */
  message: Record<string, string>
  /** The IDs, which are named in `temp` without blanks around them. */
  ids: readonly string[]
  /** What else is named in `temp` once. */
  names?: Record<string, unknown>
  /** Traits or properties; an Alias has neither. */
  data?: Data
  /** What this type of message must be refused for, beside what all are. */
  rules: Rules
}

/** Returns a rule about a time: a number of seconds in a date field would be a day in January 1970. */
export const withinYears = (time: string, label: string, remedy = ''): string =>
  when(
    `${time} && (${time} < parseDate('1971', 'YYYY') || ${time} > parseDate('2101', 'YYYY'))`,
    `'${label} is not between 1971 and 2100${remedy}.'`,
  )

/** A rule: somebody has to be named, or Segment drops the message. */
export const needsSomebody: string = unless(
  'temp.userId || temp.anonymousId',
  'Fill in User ID or Anonymous ID, or Segment drops the message.',
)

/** The first step: the IDs, and why nothing can be sent or joined. */
const nameIds = ({ ids, names, data }: Delivery): ActionRequest =>
  step('Names the IDs, and what cannot be sent.', {
    temp: {
      ...Object.fromEntries(ids.map((name) => [name, id(name)])),
      ownMessageId: id('messageId'),
      ...names,
      ...(data && ownList(data)),
      consent,
      none: {},
      problems: {
        writeKey: unless(writeKey, 'There is no write key. Fill in Write key, here or in the connection.'),
        ...(data && dataShape(data)),
        ...contextShape,
        ...destinationShape,
      },
    },
  })

/** The steps that join the message's parts. Expressions of one step do not see each other, so each names what the next one needs. */
const join = ({ type, data }: Delivery): ActionRequest[] => [
  step('Stops; collects the parts.', {
    temp: {
      problem: firstProblem,
      ...(data && dataParts(data)),
      plain: plainContext(type),
      around: contextMembers(type),
      ...destinationParts,
    },
    ...stop('InvalidConfigurationError'),
  }),
  step(`Joins context, destinations${data === undefined ? '' : `, ${data.key}`}.`, {
    temp: { context: wholeContext, integrations: wholeIntegrations, ...(data && dataJoined(data)) },
  }),
]

/**
 * The steps that refuse what Segment would drop without a word, and decide on Ramen and the Message ID. `direct` is the data that goes to
 * Ramen's direct endpoint, if it takes this type of message.
 */
const check = ({ type, data, rules }: Delivery, direct: Data | undefined): ActionRequest[] => [
  step('Names what Segment would drop.', {
    temp: {
      problems: {
        ...rules,
        timestamp: withinYears('parameters.timestamp', 'Timestamp', ': map seconds by parseDate(x; "X")'),
        ...contextRules,
        ...destinationRules,
        ...(data && dataRules(data)),
      },
      ...ramenRoute(type),
      ...(type === 'identify' && { signed }),
      ...(direct && { ...directParts(direct), settings: { organization_id: '{{connection.ramenOrganizationId}}' } }),
      repeatable,
    },
  }),
  ...(direct
    ? [
        step(type === 'identify' ? 'Checks names for Ramen, and signs.' : 'Checks names for Ramen.', {
          temp: { problems: directRules, ...(type === 'identify' && { signature }) },
        }),
      ]
    : []),
  step('Stops at the first problem.', {
    temp: { problem: firstProblem, messageId: messageId(type), ramen: ramenValue(type) },
    ...stop(),
  }),
]

/** Returns the chain of a delivering module: join and check the message, send it to Segment, then to Ramen, and give the bundle. */
export const deliver = (delivery: Delivery): ActionApi => {
  const { type, message, data } = delivery
  const direct = isForRamen(type) ? data : undefined
  return [
    nameIds(delivery),
    ...join(delivery),
    ...check(delivery, direct),
    sendToSegment(type, message),
    ...(direct ? [sendToRamen(type, message, direct)] : []),
    giveResult(type),
  ]
}
