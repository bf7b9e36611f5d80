import type { Parameters } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml, quoted } from '../../../src/authoring/expression.ts'
import { collectionsIn, namesOf } from '../fields/names.ts'
import { collectionOf, joined, listOf, mustBeCollection, pruned, without } from './expressions.ts'
import { type Rules, when } from './rules.ts'

/** Fields of the dialog that become traits or properties, each under its own name. */
export interface DialogFields {
  /** The parameter of the collection that holds them; none where they stand in the dialog itself. */
  collection?: string
  fields: Parameters
}

/** A parameter, by its name and as the user sees it. */
export interface Labelled {
  parameter: string
  label: string
}

/** Where the traits or properties of a message come from. */
export interface Data {
  /** The message's key for them. */
  key: 'traits' | 'properties'
  dialog: readonly DialogFields[]
  /** Templates of those fields that are not sent as they are filled in. */
  changed?: Record<string, string>
  /** Whole collections: fields that an RPC adds to the dialog, and what is mapped. */
  wholes: readonly Labelled[]
  /** The user's own list, and the names that it must not have. */
  custom: { parameter: string; reserved: readonly string[] }
}

/** The names of fields in a collection that need a template of their own: those that are changed, and collections. */
const ownTemplates = (fields: Parameters, changed: Record<string, string>): string[] =>
  namesOf(fields).filter((name) => name in changed || collectionsIn(fields).includes(name))

/** Templates of the fields that are not part of a collection of the dialog, or not passed on as they are there. */
const templates = ({ dialog, changed = {} }: Data): Record<string, string> =>
  Object.fromEntries(
    dialog.flatMap(({ collection, fields }) => {
      const path = collection === undefined ? 'parameters' : `parameters.${collection}`
      const names = collection === undefined ? namesOf(fields) : ownTemplates(fields, changed)
      const groups = collectionsIn(fields)
      return names.map((name) => [
        name,
        changed[name] ?? (groups.includes(name) ? pruned(`${path}.${name}`) : `{{${path}.${name}}}`),
      ])
    }),
  )

/** The collections of the dialog under names of their own, without the members that have a template. */
const namedCollections = ({ dialog, changed = {} }: Data): Record<string, string> =>
  Object.fromEntries(
    dialog.flatMap(({ collection, fields }) => {
      if (collection === undefined) return []
      const names = ownTemplates(fields, changed)
      return [[collection, iml(without(collectionOf(collection), names))]]
    }),
  )

const collections = (data: Data): Expression[] =>
  Object.keys(namedCollections(data)).map((name) => `temp.given.${name}`)

/** The rules about what is joined. */
export const dataShape = ({ wholes }: Data): Rules =>
  Object.fromEntries(wholes.map(({ parameter, label }) => [parameter, mustBeCollection(parameter, label)]))

/** The user's own list, which is looked at more than once. */
export const ownList = ({ custom: { parameter } }: Data): Record<string, string> => ({ list: iml(listOf(parameter)) })

/** The parts of the data, each by a name. */
export const dataParts = (data: Data): Record<string, unknown> => ({
  fields: templates(data),
  ...(collections(data).length > 0 && { given: namedCollections(data) }),
  mine: "{{join(map(temp.list, 'name'), '|')}}",
  reserved: data.custom.reserved.join(','),
})

/** The traits or properties as they are sent, and the names in all places that they come from, to find one in two of them. */
export const dataJoined = (data: Data): Record<string, string> => {
  const others = [...collections(data), 'temp.fields', ...data.wholes.map(({ parameter }) => collectionOf(parameter))]
  return {
    [data.key]: iml(joined(...others, "toCollection(temp.list, 'name', 'value')")),
    names: iml(`join(merge(${others.map((one) => `keys(${one})`).join(', ')}, map(temp.list, 'name')), '|')`),
  }
}

/** A name that is mapped with a whole collection and filled in as well; the rule about all names would find it, but not say which it is. */
const mappedTwice = (wholes: readonly Labelled[]): Rules => {
  const mapped = wholes.find(({ parameter }) => parameter === 'mappedProperties')
  if (mapped === undefined) return {}
  const found = `map(toArray(${collectionOf(mapped.parameter)}), 'key', 'key', join(keys(temp.fields), ','))`
  return {
    mappedTwice: when(`length(${found}) > 0`, `'A name is filled in, and mapped: ' + join(${found}, ', ')`),
  }
}

/**
 * What the dialog cannot demand of the user's own list. Names are compared without regard to capitals and underscores: destinations and
 * the direct endpoint take `firstName` and `first_name` for one.
 */
export const dataRules = ({ wholes, custom: { reserved } }: Data): Rules => ({
  ...mappedTwice(wholes),
  blanks: when(
    `contains('|' + temp.mine + '|', '| ') || contains('|' + temp.mine + '|', ' |') || contains(join(map(temp.list, 'name'), ','), '|')`,
    quoted('A custom name has blanks around it, or | in it.'),
  ),
  twice: when(
    `length(distinct(split(replace(lower(temp.names), '_', emptystring), '|'))) < length(split(temp.names, '|'))`,
    `'A name is there twice: ' + replace(temp.names, '|', ', ')`,
  ),
  reserved: when(
    `length(distinct(merge(split(lower(temp.reserved), ','), split(lower(temp.mine), '|')))) < ${reserved.length} + length(temp.list)`,
    `'A custom name is reserved: ' + ifempty(join(map(temp.list, 'name', 'name', temp.reserved), ', '), replace(temp.mine, '|', ', '))`,
  ),
  text: when(
    `contains(createJSON(temp.list), '"type":"any","value":"')`,
    quoted('A collection or list is a text: use Parse JSON.'),
  ),
  seconds: when(
    `contains(createJSON(temp.list), '"date","value":"1970-0') || contains(createJSON(temp.list), '"date","value":"+')`,
    quoted('A custom date looks like seconds: map parseDate(x; "X").'),
  ),
})
