import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  choose,
  type Expression,
  iml,
  isoDay,
  jsonInside,
  jsonString,
  quoted,
  replaceMarked,
} from '../../../src/authoring/macros/index.ts'
import { maxMessageBytes } from '../delivery/message.ts'
import { maxMessageIdLength } from '../delivery/message-guards.ts'
import { filledText } from './line.ts'

/** Why an event is refused: a sign for it, what an event that passes looks like, and the end of the sentence "Event 3 …". */
interface Rule {
  sign: string
  /** Regular expression of an event that passes; it reads the flat form of the event, from before its opening brace. */
  passes: string
  reason: string
}

/** Matches, looking ahead, an event that has a member with this key and value, or has none. */
const has = (key: string, value: string): string => String.raw`(?=[^\n]*[{,]"${key}":${value})`
const lacks = (key: string, value: string): string => String.raw`(?![^\n]*[{,]"${key}":${value})`

const types = ['identify', 'track', 'page', 'screen', 'group', 'alias']
const isOf = (type: string): string => has('type', `"${type}"`)
const isNotOf = (type: string): string => lacks('type', `"${type}"`)

const filledId = String.raw`(?:${filledText}|-?\d)`
const character = String.raw`(?:[^"\\]|\\u[0-9a-f]{4}|\\[^u])`
const hour = String.raw`(?:[01]\d|2[0-3])`
const time = String.raw`T${hour}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+\-]${hour}:?[0-5]\d)`

/** The first that an event breaks counts. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/ */
const rules: readonly Rule[] = [
  {
    sign: 'T',
    passes: has('type', `"(?:${types.join('|')})"`),
    reason: `has none of the types that Segment knows: ${types.join(', ')}`,
  },
  {
    sign: 'A',
    passes: `(?:${isNotOf('alias')}|${has('previousId', filledId)}${has('userId', filledId)})`,
    reason: 'is an alias without previousId or without userId',
  },
  {
    sign: 'I',
    passes: `(?:${isOf('alias')}|${has('(?:userId|anonymousId)', filledId)})`,
    reason: 'has neither userId nor anonymousId',
  },
  {
    sign: 'E',
    passes: `(?:${isNotOf('track')}|${has('event', filledText)})`,
    reason: 'is a track without event, a text that names what happened',
  },
  {
    sign: 'K',
    passes: lacks('(?:userId|anonymousId|groupId|previousId)', '[tf{[]'),
    reason: 'has an ID that is neither a text nor a number',
  },
  { sign: 'G', passes: `(?:${isNotOf('group')}|${has('groupId', filledId)})`, reason: 'is a group without groupId' },
  {
    sign: 'M',
    passes: lacks('messageId', `(?!null|"${character}{0,${maxMessageIdLength}}")`),
    reason: `has a messageId that is not a text of at most ${maxMessageIdLength} characters`,
  },
  {
    sign: 'D',
    passes: lacks('timestamp', `(?!"(?:${isoDay})(?:${time})?")`),
    reason: 'has a timestamp that is not valid ISO 8601 with a time zone: write it like 2026-11-22T09:30:00.000Z',
  },
  {
    sign: 'C',
    passes: lacks('(?:traits|properties|context|integrations)', '(?![{n])'),
    reason: 'has traits, properties, context or integrations that are not a collection',
  },
]

const notAnEvent = { sign: 'N', reason: 'is not a collection' }
const tooLarge = { sign: 'S', reason: `has more than ${maxMessageBytes} bytes (32 KB) as it is sent` }

/** What can be wrong with an event: the sign that marks it, and the end of the sentence "Event 3 …". */
export const refusals: readonly { sign: string; reason: string }[] = [notAnEvent, ...rules, tooLarge]

/** Returns the reason that a sign stands for. */
export const reasonOf = (sign: Expression): Expression =>
  choose(
    refusals.map(({ sign: known, reason }) => [`${sign} = '${known}'`, quoted(reason)] as const),
    `''`,
  )

/** Adds to each line the event without what its members hold inside: there no text can be taken for a key of the event. */
const flattened = replaceMarked(
  replaceMarked('temp.lines', String.raw`\t(\d{6})([^\t\r\n]*)\n`, '\t$1:$2\r$2\n'),
  String.raw`(\t[^\r]*\r)|(${jsonString}:[{[])${jsonInside}[}\]]|(${jsonString})`,
  '$1$2$3',
)

/** Puts the sign of the first rule that an event breaks into the place of its flat form. */
const judged = rules.reduce<Expression>(
  (lines, { sign, passes }) => replaceMarked(lines, String.raw`\r(?=\{)(?!${passes})[^\n]*`, `\r${sign}`),
  replaceMarked('temp.lines', String.raw`\r[^{\n][^\n]*`, `\r${notAnEvent.sign}`),
)

/** The steps that judge each event by its form: what passes keeps its flat form. */
export const judgeForm: ActionRequest[] = [{ temp: { lines: iml(flattened) } }, { temp: { lines: iml(judged) } }]

/** Adds to each line of an event that passed, marked with a point, what is sent with one character for each of its bytes in UTF-8. */
const measured = replaceMarked(
  replaceMarked('temp.lines', String.raw`(\r\.\r([^\r\n]*))\n`, '$1\r$2\n'),
  String.raw`(\t[^\r]*\r[^\r\n](?:\r[^\r\n]*\r)?)|([\u0080-\u07ff]+)|([\u0800-\ud7ff\ue000-\uffff]+)|([\ud800-\udfff]+)`,
  '$1$2$2$3$3$3$4$4',
)

/** The steps that measure each event as it is sent, and mark those that are too large. */
export const judgeSize: ActionRequest[] = [
  { temp: { lines: iml(measured) } },
  {
    temp: {
      lines: iml(
        replaceMarked(
          'temp.lines',
          String.raw`\r\.(?=\r[^\r\n]*\r[^\n]{${maxMessageBytes + 1}})`,
          `\r${tooLarge.sign}`,
        ),
      ),
    },
  },
]
