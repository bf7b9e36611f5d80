import { readSection } from '../app-file.ts'

/** A field of a form or of a bundle, as it stands in the generated app. */
export interface ShownField {
  name?: string
  type?: string
  label?: string
  help?: string
  required?: boolean
  advanced?: boolean
  default?: unknown
  labels?: { add?: string }
  validate?: { max?: number }
  options?: unknown
  nested?: unknown
  spec?: unknown
}

/** A list of fields that the user sees as one form, or as one collection in it. */
export interface FieldList {
  /** Where it stands, such as `module track mappableParams > context`. */
  place: string
  kind: 'connection' | 'webhook' | 'module' | 'rpc'
  section: string
  /** Whether it is the form itself, and not what a field holds or opens. */
  outermost: boolean
  fields: ShownField[]
}

export interface ShownModule {
  name: string
  label: string
  description: string
  moduleType: string
  actionCrud?: string
  connection: string | null
  codeFiles: Record<string, string>
}

/** Reads a file of the generated app. */
export const read = readSection

const project = read('makecomapp.json')

/** The modules of the app. */
export const modules: ShownModule[] = Object.entries<any>(project.components.module).map(([name, module]) => ({
  name,
  ...module,
}))

/** What all requests have in common. */
export const base: any = read(project.generalCodeFiles.base)

/** What each connection asks of the API. */
export const connections: any[] = Object.values<any>(project.components.connection).map(({ codeFiles }) =>
  read(codeFiles.communication),
)

const isField = (value: unknown): value is ShownField => typeof value === 'object' && value !== null

/** The fields of a section, a spec or a nested form; what an RPC gives is not known here. */
export const fieldsOf = (value: unknown): ShownField[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => isField(one))

/** What a field opens beside it when something is chosen: each choice with its fields. */
export function choicesOf({ options, nested }: ShownField): { label: string; fields: ShownField[] }[] {
  const listed = Array.isArray(options) ? options : [{ label: 'any', nested: (options as ShownField)?.nested }]
  return [{ label: 'any', nested }, ...listed.filter((option) => isField(option))].map((option) => ({
    label: String(option.label),
    fields: fieldsOf(option.nested),
  }))
}

/** A list, and all lists inside it. */
function listsFrom(list: FieldList): FieldList[] {
  const inner = (name: string, fields: ShownField[]) =>
    fields.length === 0 ? [] : listsFrom({ ...list, place: `${list.place} > ${name}`, outermost: false, fields })
  return [
    list,
    ...list.fields.flatMap((field) => [
      ...inner(String(field.name), fieldsOf(field.spec)),
      ...choicesOf(field).flatMap(({ label, fields }) => inner(`${field.name}, ${label}`, fields)),
    ]),
  ]
}

const formSections = ['params', 'staticParams', 'mappableParams', 'interface']

/** Every list of fields in the app. */
export const lists: FieldList[] = (['connection', 'webhook', 'module', 'rpc'] as const).flatMap((kind) =>
  Object.entries<any>(project.components[kind]).flatMap(([name, { codeFiles }]) =>
    formSections
      .filter((section) => codeFiles[section])
      .flatMap((section) => {
        const fields = fieldsOf(read(codeFiles[section]))
        return listsFrom({ place: `${kind} ${name} ${section}`, kind, section, outermost: true, fields })
      }),
  ),
)
