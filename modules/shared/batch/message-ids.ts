import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  type Expression,
  iml,
  jsonString,
  jsonValue,
  replaceMarked,
  writeKey,
} from '../../../src/authoring/macros/index.ts'
import { blankText } from './line.ts'

/** Begins the IDs of a batch. It follows from the source and the whole list, so that a repeated run is the same events to Segment. */
const prefix: Expression =
  `substring(if(parameters.messageIds = 'new', replace(uuid, '-', ''), ` +
  `sha256(${writeKey} + ':batch:' + temp.json, 'hex')), 0, 20)`

const key = '"messageId":'
const hasKey = String.raw`(?=[^\n]*[{,]${key})`
const hasBlank = String.raw`(?=[^\n]*[{,]${key}(?:null|${blankText}))`

/** Puts a sign into the place of the flat form: a point for an event that has its Message ID, a plus for one that needs one, a minus for a blank one. */
const sorted = replaceMarked(
  replaceMarked(
    replaceMarked('temp.lines', String.raw`\r(?=\{)${hasBlank}[^\n]*`, '\r-'),
    String.raw`\r(?=\{)${hasKey}[^\n]*`,
    '\r.',
  ),
  String.raw`\r\{[^\n]*`,
  '\r+',
)

/** Adds to each line of an event that passed the event again, which becomes what is sent. */
const copied = replaceMarked(sorted, String.raw`(\t\d{6}:([^\r\n]*)\r[.+\-])\n`, '$1\r$2\n')

/**
 * What Segment writes into the messages that it stores. Whoever sends such a message again must leave it out: by an old
 * `sentAt` Segment shifts the timestamp. https://segment.com/docs/connections/spec/common/#timestamps
 */
const storedMember = `"(?:sentAt|receivedAt|originalTimestamp|version|writeKey)":${jsonValue}`

const withoutStored = replaceMarked(
  'temp.lines',
  String.raw`(\t[^\r]*\r[^\r\n](?:\r\{)?)(?:${storedMember},)*|,${storedMember}|(${jsonString}:${jsonValue})`,
  '$1$2',
)

const added = `replace(temp.lines, '/(\\t(\\d{6}):[^\\r\\n]*\\r)\\+(\\r[^\\r\\n]*)\\}\\n/g', '$1.$3,${key}"' + temp.idPrefix + '-$2"}' + newline)`

const filledIn = (lines: Expression): Expression =>
  `replace(${lines}, '/(\\t(\\d{6}):[^\\r\\n]*\\r)-(\\r\\{(?:(?!${key})${jsonString}:${jsonValue},)*${key})(?:null|${blankText})/g', '$1.$3"' + temp.idPrefix + '-$2"')`

/**
 * The steps that make of each event that passed what is sent: with a Message ID where it has none of its own, the batch's
 * beginning and the event's position. The event as it was stays in its line, for the case that it turns out too large.
 */
export const giveMessageIds: ActionRequest[] = [
  { temp: { lines: iml(copied), idPrefix: iml(prefix) } },
  { temp: { lines: iml(withoutStored) } },
  { temp: { lines: iml(filledIn(added)) } },
]
