import type { AppDefinition, FieldSpec, FormSpec, ParameterSpec } from '../../runtime/index.ts'
import type { DeclarationPlace, FieldPlace, PassagePlace, Place } from './requirement.ts'

/** What places are looked up in. */
export interface Surroundings {
  /** The generated app. */
  readonly app: AppDefinition
  /** Texts of files by their path from the root of the repository. */
  readonly files: ReadonlyMap<string, string>
}

/** Where a form is made, and what it asks for. */
export interface Form {
  readonly label: string
  readonly file: string
  readonly fields: FormSpec
}

const kebabCase = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Returns the form of a module, a connection or a webhook of the app; undefined when there is none of that name. */
export function formOf(
  { modules = {}, connections = {}, webhooks = {} }: AppDefinition,
  name: string,
): Form | undefined {
  const form = (folder: string, label: string | undefined, fields: FormSpec | undefined): Form => ({
    label: label ?? name,
    file: `${folder}/${kebabCase(name)}.ts`,
    fields: fields ?? [],
  })
  const module = Object.hasOwn(modules, name) ? modules[name] : undefined
  if (module) return form('modules', module.label, module.expect)
  const connection = Object.hasOwn(connections, name) ? connections[name] : undefined
  if (connection) return form('connections', connection.label, connection.parameters)
  const webhook = Object.hasOwn(webhooks, name) ? webhooks[name] : undefined
  return webhook && form('webhooks', webhook.label, webhook.parameters)
}

/** Returns the fields of a form that stand in it by themselves, not by a call. */
export const ownFields = (form: unknown): ParameterSpec[] =>
  Array.isArray(form) ? (form as FieldSpec[]).filter((one) => typeof one !== 'string') : []

/** The fields in a field: of a collection or list, or those that an option brings up. */
function inner({ spec, options, nested }: ParameterSpec): ParameterSpec[] {
  const choices = Array.isArray(options) ? (options as ParameterSpec[]) : []
  return [...ownFields(spec), ...ownFields(nested), ...choices.flatMap((choice) => ownFields(choice.nested))]
}

/** Returns a field and those it stands in, outermost first; undefined when the form has no such field. */
export function fieldsTo(form: Form, path: string): ParameterSpec[] | undefined {
  const found: ParameterSpec[] = []
  let fields = ownFields(form.fields)
  for (const name of path.split('.')) {
    const next = fields.find((one) => one.name === name)
    if (next === undefined) return undefined
    found.push(next)
    fields = inner(next)
  }
  return found
}

const singleSpaced = (text: string): string => text.replaceAll(/\s+/g, ' ')

function fieldProblem({ component, path, says }: FieldPlace, { app, files }: Surroundings): string | undefined {
  const form = formOf(app, component)
  if (form === undefined) return `the app has no module, connection or webhook '${component}'`
  if (!files.has(form.file)) return `there is no file ${form.file}`
  const field = fieldsTo(form, path)?.at(-1)
  if (field === undefined) return `'${component}' has no field '${path}'`
  const help = typeof field['help'] === 'string' ? field['help'] : ''
  return says === undefined || help.includes(says) ? undefined : `the help of '${path}' does not say "${says}"`
}

function declarationProblem({ file, name }: DeclarationPlace, { files }: Surroundings): string | undefined {
  const text = files.get(file)
  if (text === undefined) return `there is no file ${file}`
  const declares = new RegExp(
    String.raw`^(?:export )?(?:async )?(?:const|function|class|interface|type) ${name}(?![\w$])`,
    'm',
  )
  return declares.test(text) ? undefined : `${file} declares no '${name}'`
}

function passageProblem({ file, says }: PassagePlace, { files }: Surroundings): string | undefined {
  const text = files.get(file)
  if (text === undefined) return `there is no file ${file}`
  return singleSpaced(text).includes(singleSpaced(says)) ? undefined : `${file} does not say "${says}"`
}

/** Returns what is wrong with a place, undefined when it is there. */
export function placeProblem(place: Place, surroundings: Surroundings): string | undefined {
  if (place.kind === 'field') return fieldProblem(place, surroundings)
  return place.kind === 'declaration' ? declarationProblem(place, surroundings) : passageProblem(place, surroundings)
}
