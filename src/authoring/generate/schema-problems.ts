import { Ajv, type DefinedError } from 'ajv'
import { makeFormat } from '../schemas/index.ts'

const ajv = new Ajv({
  allErrors: true,
  discriminator: true,
  strictTypes: false,
  strictRequired: false,
  verbose: true,
  // Few values are checked, each time by a new process: making the code of the checks takes longest, so it is left as it is.
  code: { optimize: false },
  inlineRefs: false,
})
ajv.addVocabulary(['tsType'])
ajv.addSchema(makeFormat)

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** A failing branch of a choice says less than the choice itself, and `if` says nothing of its own. */
const silent = new Set(['if', 'anyOf', 'oneOf'])

function explain(error: DefinedError): string {
  switch (error.keyword) {
    case 'additionalProperties':
      return `has the key "${error.params.additionalProperty}", which Make does not know here`
    case 'required':
      return `lacks "${error.params.missingProperty}"`
    case 'enum':
      return `is ${shown(error.data)}, but must be one of ${error.params.allowedValues.map(shown).join(', ')}`
    case 'discriminator':
      return `has the type ${shown((error.data as { type?: unknown }).type)}, which is not a type of field`
    case 'type':
      return `is ${shown(error.data)}, but must be ${error.params.type}`
    default:
      return `${error.message ?? error.keyword}, but is ${shown(error.data)}`
  }
}

const pathOf = (pointer: string): string =>
  pointer.replaceAll(/\/([^/]+)/g, (_, key: string) => {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~')
    return /^\d+$/.test(name) ? `[${name}]` : `.${name}`
  })

/**
 * Returns what keeps a value from being what Make's format calls `role` (a definition of the schemas, such as `Base`),
 * one sentence per mistake with the path of its place; an empty list when it fits.
 *
 * @throws Error for a role that the schemas do not define.
 */
export function findSchemaProblems(role: string, value: unknown): string[] {
  const validate = ajv.getSchema(`${makeFormat.$id}#/definitions/${role}`)
  if (!validate)
    throw new Error(`There is no schema for "${role}". Known: ${Object.keys(makeFormat.definitions).join(', ')}.`)
  if (validate(value)) return []
  const errors = (validate.errors ?? []) as DefinedError[]
  const speaking = errors.filter(({ keyword }) => !silent.has(keyword))
  const sentences = (speaking.length > 0 ? speaking : errors).map(
    (error) => `${pathOf(error.instancePath) || 'the whole'} ${explain(error)}`,
  )
  return [...new Set(sentences)]
}
