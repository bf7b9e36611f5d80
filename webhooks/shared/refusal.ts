import { type Branch, choose, type Expression, replaceAll } from '../../src/authoring/macros/index.ts'
import { unauthorized } from './authentication.ts'
import { allowedTypes, countOf, events, isBatch, knownTypes, shape } from './delivered-events.ts'

/** The types that came, as a sender should see them: at most 100 characters. */
const sentTypes: Expression = `substring(join(deduplicate(map(${events}, 'type')), ', '), 0, 100)`

const readable = (types: Expression): Expression => `join(split(${types}, ','), ', ')`

/**
 * What is left of the JSON of a list when its texts are taken out: nothing, if it holds texts alone and none is
 * empty.
 */
const notTexts: Expression = replaceAll(
  `createJSON(map(${events}, 'type'))`,
  String.raw`^\[|"(?:[^"\\]|\\.)+",?|\]$`,
  '',
)

const malformed: Branch[] = [
  [`${shape} = ''`, `'400 The body is empty. Send an event, or a list of events, as JSON with POST.'`],
  [
    `!contains(lower(ifempty(headers.\`content-type\`, 'json')), 'json')`,
    `'400 The body is not sent as JSON. Set Content-Type to application/json.'`,
  ],
  [`${shape} != '{' && ${shape} != '['`, `'400 The body has to be an event, or a list of events.'`],
  [`length(${events}) = 0`, `'400 The list has no event.'`],
  [
    `length(map(${events}, 'type')) != length(${events}) || ${notTexts}`,
    `'400 Every event needs a type, such as track. Nothing of this delivery was taken.'`,
  ],
]

/** Of a batch, what fits is taken; it is refused only when nothing does. */
const unwanted: Branch[] = [
  [
    `${countOf(knownTypes)} = 0`,
    `'501 This webhook does not know ' + ${sentTypes} + '. It takes ' + ${readable(knownTypes)} + '.'`,
  ],
  [
    `${countOf(allowedTypes)} = 0`,
    `'403 In Make, this webhook is set to take ' + ${readable(allowedTypes)} + ', not ' + ${sentTypes} + '.'`,
  ],
]

/**
 * Why a delivery is refused: the status, a blank, and a sentence for the sender; an empty text when it is accepted. A
 * paused webhook answers so before it looks at the key, so that a key can be changed while it is paused.
 * https://segment.com/docs/partners/direct-destination/ lists the statuses.
 */
export const refusal: Expression = choose(
  [
    [
      'parameters.paused',
      `'503 This webhook is paused in Make. Send the events again later: nothing of this delivery was taken.'`,
    ],
    ...unauthorized(`if(${isBatch}, first(body), body)`),
    ...malformed,
    ...unwanted,
  ],
  `''`,
)
