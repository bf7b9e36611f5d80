import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml, quoted } from '../../../src/authoring/expression.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { destinationParts, destinationRules, destinationShape, wholeIntegrations } from '../delivery/destinations.ts'
import { firstProblem, type Rules, stop, unless, when } from '../delivery/rules.ts'
import { maxEvents, maxEventsPerRequest, maxPartBytes, maxRequestBytes, maxRequests } from './limits.ts'

const step = stepsIn('modules/shared/batch/rules.ts')

const types = ['identify', 'track', 'page', 'screen', 'group', 'alias']

/** The members of an event that are texts, in every type. */
const texts = ['type', 'userId', 'anonymousId', 'event', 'groupId', 'previousId', 'messageId', 'name', 'category']

/** The members that are collections. */
const collections = ['properties', 'traits', 'context', 'integrations']

const each = (members: readonly string[], rule: (member: string) => string): Rules =>
  Object.fromEntries(members.map((member) => [member, rule(member)]))

/** Returns what the events have under a name, those without it left out: of the events of one type if it is given. */
const valuesOf = (member: string, type?: string): Expression =>
  `map(temp.events, '${member}'${type === undefined ? '' : `, 'type', '${type}'`})`

const count = (member: string, type?: string): Expression => `length(${valuesOf(member, type)})`

/** What texts are joined with, to look at all of them at once; a text that has it is refused. */
const between = `'|~|'`

const textsTogether: Expression = `${between} + join(merge(${texts.map((member) => `temp.texts.${member}`).join(', ')}), ${between}) + ${between}`

/**
 * A rule about a member that has to be a text. Joined and divided, a list of texts is the same as before; a number, null or a list in
 * it has become a text, and one with blanks around it has lost them.
 */
const textRule = (member: string): string =>
  unless(
    `length(temp.texts.${member}) = 0 || createJSON(split(join(temp.texts.${member}, ${between}), ${between})) = createJSON(temp.texts.${member})`,
    `In an event, ${member} is not a text, or has blanks around it: put numbers in quotes, leave null out, trim.`,
  )

/**
 * How often a name and what follows it stand in all events, but not inside of their collections. The quote before the name is left
 * out, so that nothing that split divides is empty: it may drop empty pieces.
 */
const outside = (text: string): Expression =>
  `length(split(temp.json, ${quoted(text)})) - length(split(temp.inner, ${quoted(text)}))`

/** A rule about a member that has to be a collection. */
const collectionRule = (member: string): string =>
  unless(
    `${outside(`${member}":`)} = ${outside(`${member}":{`)}`,
    `In an event, ${member} is not a collection: leave null, lists, texts out, in unknown members too.`,
  )

/** A rule about what an event of a type needs. */
const needs = (type: string, member: string): Rules => ({
  [`${type} ${member}`]: unless(
    `${count(member, type)} = ${count('type', type)}`,
    `An event of the type ${type} has no ${member}: Segment would drop it.`,
  ),
})

const hasId = (event: Expression): Expression => `(temp.${event}.userId || temp.${event}.anonymousId)`

/** Signs of a time that is not in ISO 8601, in JSON; among them days 20 and 21 before a month, which stand among the years when sorted. */
const otherTimes = ['/', ' ', '"20-', '"20.', '"21-', '"21.']

const notIso = 'In an event, timestamp is not in ISO 8601, such as 2026-11-22.'

const rules: Rules = {
  types: unless(
    `length(map(temp.events, 'type', 'type', '${types.join(',')}')) = temp.total`,
    `An event is not a collection, or has none of the types ${types.join(', ')}.`,
  ),
  ...each(texts, textRule),
  blank: when(
    `temp.total > 0 && (contains(temp.lines, '|~||~|') || contains(temp.lines, '|~| ') || contains(temp.lines, ' |~|'))`,
    quoted('A type, ID, event, name or category is blank, or has blanks around it. Leave it out, or trim it.'),
  ),
  ids: unless(
    `length(temp.texts.userId) = temp.total || length(temp.texts.anonymousId) = temp.total || (${hasId('firstEvent')} && ${hasId('lastEvent')})`,
    'An event has neither userId nor anonymousId: Segment would drop it.',
  ),
  ...needs('track', 'event'),
  ...needs('group', 'groupId'),
  ...needs('alias', 'previousId'),
  ...needs('alias', 'userId'),
  ...each(collections, collectionRule),
  repeated: unless(
    `length(distinct(temp.texts.messageId)) = length(temp.texts.messageId)`,
    'Two events have the same messageId: Segment would drop one of them.',
  ),
  years: unless(
    `first(temp.times) = '"1971' && last(temp.times) = '"2101'`,
    'In an event, timestamp is not a text in ISO 8601, such as 2026-11-22T09:30:00Z, or not between 1971 and 2100. Read seconds by parseDate(x; "X").',
  ),
  timestamp: when(otherTimes.map((text) => `contains(temp.timestamps, ${quoted(text)})`).join(' || '), quoted(notIso)),
  days: unless(
    `length(split(temp.timestamps, '-')) > 2 * length(temp.times) - 4 && !contains(temp.timestamps, '"2-') && !contains(temp.timestamps, '"2.')`,
    notIso,
  ),
  stored: unless(
    `${count('sentAt')} + ${count('writeKey')} = 0`,
    'An event has sentAt or writeKey, which would change its time or its source. Leave them out, with omit for example.',
  ),
  never: when(
    `connection.ramen = 'never' && contains(temp.own, '"ramen":')`,
    quoted('An event has integrations for Ramen, but Ramen delivery is set to Never in the connection.'),
  ),
}

/** Asked first, so that nothing long is searched that cannot be sent. */
const sizeRule: Rules = {
  size: unless(
    `length(temp.events) <= ${maxEvents} && length(temp.json) <= ${maxRequests * maxPartBytes}`,
    `The events need more than ${maxRequests} requests of ${maxEventsPerRequest} events or ${maxRequestBytes / 1000} KB. Send them in several batches.`,
  ),
}

/** The steps that judge the events all together: IML cannot look at each of them, but it can count, sort and measure. */
export const judgeEvents: ActionRequest[] = [
  step('Lists what the events have under each name, and sorts them so that one without any ID stands at an end.', {
    temp: {
      total: '{{length(temp.events)}}',
      texts: each(texts, (member) => iml(valuesOf(member))),
      inner: iml(`createJSON(merge(${collections.map((member) => valuesOf(member)).join(', ')}))`),
      own: iml(`lower(createJSON(${valuesOf('integrations')}))`),
      timestamps: iml(`createJSON(${valuesOf('timestamp')})`),
      sorted: "{{sort(sort(temp.events, 'asc', 'anonymousId'), 'asc', 'userId')}}",
      problems: { ...destinationShape, ...sizeRule },
      ...destinationParts,
    },
  }),
  step('Stops when destinations are not a collection, or the events too many; sorts the times between two years.', {
    temp: {
      problem: firstProblem,
      firstEvent: '{{first(temp.sorted)}}',
      lastEvent: '{{last(temp.sorted)}}',
      lines: iml(textsTogether),
      times: `{{sort(remove(split('"1971,"2101,' + substring(temp.timestamps, 1, length(temp.timestamps) - 1), ','), 'null', emptystring))}}`,
    },
    ...stop(),
  }),
  step('Joins the destinations, and says which events Segment would drop or change without a word.', {
    temp: { integrations: wholeIntegrations, problems: rules },
  }),
  step('Looks for destinations that are switched twice.', { temp: { problems: destinationRules } }),
]

/** Ends the reading: stops before anything is sent. */
export const stopBatch: ActionRequest = step('Stops with the first rule that is broken, before anything is sent.', {
  temp: { problem: firstProblem },
  ...stop(),
})

/** Whether every event has an ID of its own, so that the batch can be sent again. */
export const repeatable = '{{length(temp.texts.messageId) = temp.total}}'
