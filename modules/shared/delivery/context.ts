import { iml } from '../../../src/authoring/expression.ts'
import { contextOfEvents, contextOfPeople } from '../fields/context.ts'
import { collectionsIn } from '../fields/names.ts'
import { collectionOf, joined, listOf, mustBeCollection, pruned, without } from './expressions.ts'
import { id, type MessageType } from './message.ts'
import { unless } from './rules.ts'

/** The rule about what is joined. */
export const contextShape = { mappedContext: mustBeCollection('mappedContext', 'Mapped context') }

/** Consent by category. */
export const consent = {
  categoryPreferences: iml(`toCollection(${listOf('context.consentCategories')}, 'category', 'agreed')`),
}

/** The members of the context that are collections in the dialog: an untouched one must not be sent as `{}`. */
const collections = (type: MessageType): string[] =>
  collectionsIn(type === 'track' || type === 'page' || type === 'screen' ? contextOfEvents.spec : contextOfPeople.spec)

/** The members of the context that are made of fields with other names, or may be empty. No consent at all would mean no to everything. */
export const contextMembers = (type: MessageType): Record<string, string> => ({
  groupId: id('context.groupId'),
  consent: iml(`if(createJSON(temp.consent.categoryPreferences) = '{}', undefined, temp.consent)`),
  campaign: iml(
    `if(length(${listOf('context.campaignParameters')}) > 0, toCollection(parameters.context.campaignParameters, 'name', 'value'), undefined)`,
  ),
  ...Object.fromEntries(collections(type).map((name) => [name, pruned(`parameters.context.${name}`)])),
})

/** The members of the context that are sent as they are filled in. */
export const plainContext = (type: MessageType): string => {
  const others = ['groupId', 'consentCategories', 'campaignParameters', ...collections(type)]
  return iml(without(collectionOf('context'), others))
}

/** The whole context: what is mapped and what is filled in. */
export const wholeContext: string = iml(joined(collectionOf('mappedContext'), 'temp.plain', 'temp.around'))

/** A part of the context that is mapped and filled in as well: one would replace all that the other holds. */
export const contextRules = {
  context: unless(
    `length(keys(temp.context)) = length(keys(${collectionOf('mappedContext')})) + length(keys(temp.plain)) + length(keys(temp.around))`,
    'A part of the context is filled in and mapped.',
  ),
}
