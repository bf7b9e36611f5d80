import { isObject, type JsonObject, own } from '../../ramen/index.ts'

/** Unify and Engage leave out what is beyond these. https://www.twilio.com/docs/segment/unify/product-limits */
const unifyLimits = { entries: 300, groupIdCharacters: 500 } as const

const timeWithoutZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/

/** What parts of Segment silently leave out of a message that is kept, a sentence each. */
export function notesOn(message: JsonObject): readonly string[] {
  return [
    ...collectionNotes(message, 'traits'),
    ...collectionNotes(message, 'properties'),
    ...groupNotes(message),
    ...zoneNotes(message),
  ]
}

function collectionNotes(message: JsonObject, field: 'traits' | 'properties'): readonly string[] {
  const value = own(message, field)
  if (value === undefined || value === null) return []
  if (!isObject(value)) return [`${field} is not an object and has no effect.`]
  const { length } = Object.keys(value)
  if (length <= unifyLimits.entries) return []
  return [`${field} has ${length} entries; Unify drops messages with more than ${unifyLimits.entries}.`]
}

function groupNotes(message: JsonObject): readonly string[] {
  const groupId = own(message, 'groupId')
  const length = typeof groupId === 'string' ? groupId.length : 0
  const context = own(message, 'context')
  const { groupIdCharacters } = unifyLimits
  return [
    ...(length > groupIdCharacters
      ? [`groupId has ${length} characters; Unify drops messages with more than ${groupIdCharacters}.`]
      : []),
    ...(isObject(context) && own(context, 'groupId') === ''
      ? ['context.groupId is empty; Unify drops the message.']
      : []),
  ]
}

function zoneNotes(message: JsonObject): readonly string[] {
  const traits = own(message, 'traits')
  if (own(message, 'type') !== 'identify' || !isObject(traits)) return []
  const names = Object.entries(traits).filter(([, value]) => typeof value === 'string' && timeWithoutZone.test(value))
  return names.map(([name]) => `The trait ${name} is a time without a zone; Engage drops it.`)
}
