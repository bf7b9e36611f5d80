import { object, oneOfWords, text, wordOrExpression } from '../../authoring/schemas/primitives.ts'
import { either, type Schema } from './schema.ts'

const words = (list: string): string[] => list.split(' ')

/** Types of fields, those that only show something and those of the platform itself included. */
export const fieldTypes: readonly string[] = [
  ...words('text email url path filename uuid color timezone time cert pkey password hidden json any'),
  ...words('number integer uinteger port timestamp boolean date select array collection file folder buffer filter'),
  ...words('udt account hook keychain datastore device scenario aiagent'),
  ...words('banner html markdown separator'),
]

const anything: Schema = {}
const flag: Schema = { type: 'boolean' }
const word = (...known: string[]): Schema => oneOfWords(...known) as Schema
const anyField: Schema = { $ref: '#/definitions/AnyField' }

const lessKnown = words(
  'default mappable editable semantic codepage rpc schema convert visible metadata coder pattern disabled title text theme badge closable',
)

/** Fields, one field, or the address of an RPC that gives them. */
const fields = either({ type: 'array' }, { type: 'array', items: anyField }, anyField)

const limits = either(
  { type: 'object' },
  object({
    min: { type: ['number', 'string'] },
    max: { type: ['number', 'string'] },
    minItems: { type: ['integer', 'string'] },
    maxItems: { type: ['integer', 'string'] },
    pattern: { type: ['string', 'object'] },
    enum: { type: 'array' },
  }) as Schema,
  flag,
)

const options: Schema = { type: 'array', items: { $ref: '#/definitions/AnyOption' } }

const knownKeys: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['type'],
  patternProperties: { '^x-': anything },
  properties: {
    ...Object.fromEntries(lessKnown.map((key) => [key, anything])),
    name: { type: 'string', minLength: 1 },
    type: wordOrExpression(...fieldTypes) as Schema,
    label: text() as Schema,
    help: text() as Schema,
    required: { type: ['boolean', 'string'] },
    advanced: flag,
    mode: word('choose', 'edit'),
    validate: limits,
    multiline: flag,
    tags: word('strip', 'stripall', 'escape'),
    multiple: flag,
    grouped: flag,
    sort: word('text', 'number'),
    dynamic: flag,
    spec: fields,
    labels: { type: 'object' },
    sequence: flag,
    time: flag,
    extension: { type: ['string', 'array'] },
    nested: either(
      { type: 'object', required: ['store'] },
      { type: 'object', additionalProperties: false, properties: { store: fields, domain: { type: 'string' } } },
      fields,
    ),
    options: either({ type: 'array' }, options, { type: ['object', 'string'] }),
  },
}

const option: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    ...Object.fromEntries(words('label value description short default').map((key) => [key, anything])),
    nested: fields,
    options,
  },
}

/**
 * Every key that Make knows of a field. Which type reads which of them is not said here: Make takes all of them everywhere.
 * https://developers.make.com/custom-apps-documentation/block-elements/parameters
 */
export const fieldFormat: Readonly<Record<string, Schema>> = {
  AnyField: either({ type: 'string' }, { type: 'string', pattern: '^(?:rpc://|\\{\\{)' }, knownKeys),
  AnyOption: either({ type: 'object' }, option, anything),
}
