import { isCollection, member, shownName } from '../../runtime/collection.ts'

/** What of a parameter stored scenarios depend on. */
export interface Field {
  readonly type: string
  readonly isRequired: boolean
  /** The values of a list of choices, when it stands in the definition. */
  readonly choices: readonly string[] | undefined
}

/** Fields by their path: `traits`, `traits.email`, `items[].price`. */
export type Fields = ReadonlyMap<string, Field>

/**
 * All fields of a form or an interface, nested ones too. Fields that appear with a choice belong to the level of the field that they
 * appear with, as in the values of a module; what an RPC gives is not known.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters
 */
export function fieldsOf(definition: unknown): Fields {
  const fields = new Map<string, Field>()
  addFields(fields, definition, '')
  return fields
}

function addFields(fields: Map<string, Field>, definition: unknown, prefix: string): void {
  for (const field of listIn(definition)) {
    const name = member(field, 'name')
    const path = typeof name === 'string' ? prefix + name : undefined
    if (path !== undefined) addField(fields, field, path)
    addFields(fields, member(field, 'nested'), prefix)
    const options = member(field, 'options')
    addFields(fields, member(options, 'nested'), prefix)
    for (const option of choicesIn(options)) addFields(fields, member(option, 'nested'), prefix)
    const isList = member(field, 'type') === 'array'
    if (path !== undefined) addFields(fields, member(field, 'spec'), isList ? `${path}[].` : `${path}.`)
  }
}

function addField(fields: Map<string, Field>, field: unknown, path: string): void {
  const type = shownName(member(field, 'type') ?? 'text') + (member(field, 'multiple') === true ? ', several' : '')
  const choices = choicesIn(member(field, 'options'))
  const known = fields.get(path)
  fields.set(path, {
    // One name with several choices, each with a field of its own type.
    type: known === undefined || known.type === type ? type : [...new Set([known.type, type])].toSorted().join(' or '),
    isRequired: member(field, 'required') === true || known?.isRequired === true,
    choices: choices.length === 0 ? known?.choices : choices.map((choice) => String(member(choice, 'value') ?? choice)),
  })
  // A list of simple values has one nameless field for its items.
  const spec = member(field, 'spec')
  if (isCollection(spec) && member(spec, 'name') === undefined) addField(fields, spec, `${path}[]`)
}

/** Fields stand in a list, in the `store` of an object, or alone as the `spec` of a list's items. */
function listIn(definition: unknown): unknown[] {
  if (Array.isArray(definition)) return definition
  const store = member(definition, 'store')
  if (Array.isArray(store)) return store
  return isCollection(definition) ? [definition] : []
}

/** The choices of a select, those in groups too. */
function choicesIn(options: unknown): unknown[] {
  const list = Array.isArray(options) ? options : member(options, 'store')
  if (!Array.isArray(list)) return []
  return list.flatMap((choice: unknown) => {
    const group = member(choice, 'options')
    return Array.isArray(group) ? (group as unknown[]) : [choice]
  })
}
