import type { JsonNode } from './json-node.ts'

/** A field of a form: something that the user fills in, or in an interface, something that comes out. */
export interface Parameter {
  /** Undefined for a banner, and for the fields of a `spec` that stands for plain items. */
  readonly name: string | undefined
  /** As it is written; `text` when it is left out. An expression is possible. */
  readonly type: string
  readonly node: JsonNode
  /** The array or collection that it is a member of. A field that is nested under an option is no member: it is a sibling. */
  readonly container: Parameter | undefined
  /** The field whose choice shows it; undefined for a field that always shows. */
  readonly shownBy: Parameter | undefined
  /** The option that shows it, where one does and not the field as a whole. */
  readonly shownByOption: JsonNode | undefined
  readonly isRequired: boolean
}

/** The fields of a section, at every depth. */
export interface Form {
  /** In the order of the file; what a field contains or nests follows it. */
  readonly parameters: readonly Parameter[]
  /** Addresses of RPCs that add fields of their own while the form is filled in: what they are called is not known here. */
  readonly remoteFields: readonly RemoteFields[]
}

/** `rpc://…` in the place of fields. */
export interface RemoteFields {
  readonly node: JsonNode
  /** The array or collection whose members it gives; undefined for the form itself. */
  readonly container: Parameter | undefined
}

interface Situation {
  readonly container: Parameter | undefined
  readonly shownBy: Parameter | undefined
  readonly shownByOption: JsonNode | undefined
}

const emptyForm: Form = { parameters: [], remoteFields: [] }
const forms = new WeakMap<JsonNode, Form>()

/** The fields that a section such as `expect`, `parameters` or `interface` declares. */
export function formOf(section: JsonNode | undefined): Form {
  if (section === undefined) return emptyForm
  const known = forms.get(section)
  if (known !== undefined) return known
  const form = readForm(section)
  forms.set(section, form)
  return form
}

function readForm(section: JsonNode): Form {
  const parameters: Parameter[] = []
  const remoteFields: RemoteFields[] = []

  const readFields = (node: JsonNode | undefined, situation: Situation): void => {
    if (node === undefined) return
    if (node.type === 'array') for (const item of node.items) readField(item, situation)
    else readField(node, situation)
  }
  const readField = (node: JsonNode, situation: Situation, isItem = false): void => {
    if (node.text !== undefined) remoteFields.push({ node, container: situation.container })
    if (node.type !== 'object') return
    const parameter: Parameter = {
      ...situation,
      node,
      name: isItem ? undefined : node.at('name')?.text,
      type: node.at('type')?.text ?? 'text',
      isRequired: node.at('required')?.isTrue ?? false,
    }
    parameters.push(parameter)
    const members = { container: parameter, shownBy: undefined, shownByOption: undefined }
    const spec = node.at('spec')
    // The one field of an array is each of its items, whatever it calls itself.
    if (parameter.type === 'array' && spec?.type === 'object') readField(spec, members, true)
    else readFields(spec, members)
    const shown = { container: situation.container, shownBy: parameter, shownByOption: undefined }
    readNested(node.at('nested'), shown)
    readOptions(node.at('options'), shown)
  }
  /** Nested fields are fields, or an object that holds them as its `store`. */
  const readNested = (node: JsonNode | undefined, situation: Situation): void =>
    readFields(node?.type === 'object' && node.at('store') !== undefined ? node.at('store') : node, situation)
  const readOptions = (options: JsonNode | undefined, situation: Situation): void => {
    if (options === undefined) return
    readNested(options.at('nested'), situation)
    const placeholder = options.at('placeholder')
    readNested(placeholder?.at('nested'), { ...situation, shownByOption: placeholder })
    readOptions(options.at('store'), situation)
    for (const option of options.items) {
      if (option.at('options') !== undefined) readOptions(option.at('options'), situation)
      readNested(option.at('nested'), { ...situation, shownByOption: option })
    }
  }

  readFields(section, { container: undefined, shownBy: undefined, shownByOption: undefined })
  return { parameters, remoteFields }
}

/** The names from the form down to a field: `['address', 'city']`; undefined when one of them has none. */
export function pathOf(parameter: Parameter): readonly string[] | undefined {
  const above = parameter.container === undefined ? [] : pathOf(parameter.container)
  return above === undefined || parameter.name === undefined ? undefined : [...above, parameter.name]
}
