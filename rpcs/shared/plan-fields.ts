import { guard } from '../../modules/shared/guard.ts'
import type { RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml, isReadable, schemaFields, schemaPatterns } from '../../src/authoring/macros/index.ts'

/** Returns the members of the schema without those that the dialog has fields for, unless the plan requires them. */
export const besides = (names: readonly string[]): Expression => {
  const leftOut = names.map((name) => `if(contains(temp.required, '${name}'), '', '${name}')`)
  return `omit(temp.schema.properties, ${leftOut.join(', ')})`
}

/**
 * Returns the steps that make `temp.fields` of a JSON Schema of properties or traits; undefined where it has no members.
 * `members` must be made by `besides`.
 */
export const makeFields = (schema: Expression, members: Expression): RpcRequest[] => [
  { temp: { schema: iml(schema), schemaPatterns } },
  { temp: { required: iml(`if(isArray(temp.schema.required), temp.schema.required, emptyarray)`) } },
  { temp: { members: iml(`if(temp.schema.properties, ${members}, undefined)`) } },
  {
    temp: {
      fieldsText: iml(
        `if(length(keys(temp.members)) > 0, ${schemaFields('temp.members', 'temp.required', 'temp.schemaPatterns')}, '')`,
      ),
    },
  },
  guard(
    `if(temp.fieldsText, ${isReadable('temp.fieldsText')}, length(keys(temp.members)) = 0)`,
    'The tracking plan describes this in a form that the dialog cannot show. Choose no tracking plan, and give what it asks for as custom values.',
  ),
  { temp: { fields: iml(`if(temp.fieldsText, parseJSON(temp.fieldsText), undefined)`) } },
]

/** Returns the last step of an RPC: one collection that holds the fields, so that their names clash with no other parameter's. */
export const giveCollection = (name: string, label: string, help: string): RpcRequest => ({
  temp: {
    form: [
      {
        name,
        type: 'collection',
        label,
        help,
        required: iml(`if(length(map(temp.fields, 'name', 'required', 'true')) > 0, true, undefined)`),
        spec: '{{temp.fields}}',
      },
    ],
  },
  response: { output: '{{if(length(temp.fields) > 0, temp.form, emptyarray)}}' },
})
