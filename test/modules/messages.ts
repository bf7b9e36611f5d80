import messages from '../cases/modules/segment-messages.json' with { type: 'json' }
import { app } from './run.ts'

export type Values = Record<string, any>

/** A message of Segment's documentation and libraries. */
export interface Example {
  /** Of message, or `batch`. */
  readonly type: string
  readonly name: string
  readonly message: Values
}

export const examples: readonly Example[] = messages

/** Each event on its own: a message, or what a batch holds with the context that the batch gives to all. */
export const eventsIn = ({ type, message }: Example): Values[] =>
  type !== 'batch'
    ? [message]
    : message['batch'].map((event: Values) => ({ ...event, context: { ...message['context'], ...event['context'] } }))

/** What examples call a field of the dialog: names of old libraries, of Segment's Python, and labels. */
const otherNames: Record<string, string> = {
  user_id: 'userId',
  user_agent: 'userAgent',
  'User ID': 'userId',
  'Previous ID': 'previousId',
}

/** The top-level fields of the dialogs. Others, such as `sentAt`, Segment writes itself. */
const topLevel = [
  'userId',
  'anonymousId',
  'previousId',
  'groupId',
  'event',
  'name',
  'category',
  'timestamp',
  'messageId',
]

const withKnownNames = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [otherNames[name] ?? name, value]))

const pick = (values: Values, wanted: (name: string) => boolean): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => wanted(name)))

/** A message as its author meant it: fields under their names, and the channel in the context, where the specification has it. */
export function meant(message: Values): Values {
  const { channel, context, ...rest } = withKnownNames(message)
  const known = pick(rest, (name) => [...topLevel, 'traits', 'properties', 'integrations'].includes(name))
  const full = { ...withKnownNames(context ?? {}), ...(channel !== undefined && { channel }) }
  return { ...known, ...(Object.keys(full).length > 0 && { context: full }) }
}

/** The names of a module's fields, or of those inside one of its collections. */
function fieldsOf(module: string, collection?: string): string[] {
  const fields = app.definition.modules?.[module]?.expect as Values[]
  const list = collection === undefined ? fields : fields.find(({ name }) => name === collection)?.['spec']
  return list.map(({ name }: Values) => name)
}

const isText = (value: unknown): boolean => typeof value === 'string'

/** An item of a list of custom values, of the type that a user would choose for it. */
function customValue([name, value]: [string, unknown]): Values {
  if (isText(value)) return { name, type: 'text', value }
  if (typeof value === 'number' || typeof value === 'boolean') return { name, type: typeof value, value }
  if (Array.isArray(value) && value.every(isText)) return { name, type: 'list', value }
  return { name, type: 'any', value }
}

const isSwitch = ([, value]: [string, unknown]): boolean => typeof value === 'boolean'

/** `integrations` as a user fills it in: single switches in the list, options mapped. */
function destinationsOf({ All, ...others }: Values): Values {
  const entries = Object.entries(others)
  const options = Object.fromEntries(entries.filter((entry) => !isSwitch(entry)))
  return {
    ...(All !== undefined && { allOtherDestinations: All }),
    destinations: entries.filter(isSwitch).map(([name, value]) => ({ name, value })),
    ...(Object.keys(options).length > 0 && { mappedDestinations: options }),
  }
}

/** The context as a user fills it in: what has no field of its own, or another form there, is mapped. */
function contextOf(module: string, context: Values): Values {
  const fields = fieldsOf(module, 'context').filter((name) => name !== 'traits')
  const isOffered = (name: string): boolean => fields.includes(name)
  return {
    context: pick(context, isOffered),
    mappedContext: pick(context, (name) => !isOffered(name)),
  }
}

/**
 * Fills the dialog of a module in as a user would who has the message before them: what has a field into its field, the
 * rest of traits and properties into the list of custom values, or those that `eventProperties` names into the fields of the event.
 */
export function fillIn(
  module: string,
  message: Values,
  eventProperties: (name: string) => boolean = () => false,
): Values {
  const { traits, properties, integrations, context, ...fields } = meant(message)
  const hasTraits = module === 'identify' || module === 'group'
  const own = hasTraits ? fieldsOf(module, 'traits') : fieldsOf(module)
  const more = hasTraits ? fieldsOf(module, 'moreTraits') : []
  const data: [string, unknown][] = Object.entries(traits ?? properties ?? {})
  const offered = Object.fromEntries(data.filter(([name]) => own.includes(name)))
  const offeredMore = Object.fromEntries(data.filter(([name]) => more.includes(name)))
  const ofEvent = pick(properties ?? {}, (name) => !own.includes(name) && eventProperties(name))
  const custom = data
    .filter(([name]) => !own.includes(name) && !more.includes(name) && !(name in ofEvent))
    .map(customValue)
  return {
    ...fields,
    ...(traits === undefined ? offered : { traits: offered, moreTraits: offeredMore }),
    ...(module === 'alias' ? {} : { [traits === undefined ? 'customProperties' : 'customTraits']: custom }),
    ...(Object.keys(ofEvent).length > 0 && { eventProperties: ofEvent }),
    ...(context !== undefined && contextOf(module, context)),
    ...(integrations !== undefined && destinationsOf(integrations)),
  }
}
