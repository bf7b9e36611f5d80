import type { JSONSchema } from 'json-schema-to-typescript'

/** Named schemas of one concept: the generator of types gives each its own TypeScript type. */
export type Schemas = Record<string, JSONSchema>

/** A reference to another schema of this folder, wherever it is defined. */
export const ref = (name: string): JSONSchema => ({ $ref: `#/definitions/${name}` })

/** An object with exactly these properties. */
export const object = (properties: Record<string, JSONSchema>, required: string[] = []): JSONSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
})

/** One of a closed set of words. */
export const oneOfWords = (...words: string[]): JSONSchema => ({ type: 'string', enum: words })

/** One of a closed set of words, or an expression that gives one. */
export const wordOrExpression = (...words: string[]): JSONSchema => ({
  type: 'string',
  pattern: `^(?:${words.join('|')}|\\{\\{[\\s\\S]*\\}\\})$`,
  tsType: [...words.map((word) => `'${word}'`), '`{{${string}}}`'].join(' | '),
})

/** A text of at most `maxLength` characters that may hold expressions. */
export const text = (maxLength?: number): JSONSchema =>
  maxLength === undefined ? { type: 'string' } : { type: 'string', maxLength }

export const primitives: Schemas = {
  Flag: {
    description: 'A condition: a literal, or an expression of which only the truth counts.',
    anyOf: [{ type: 'boolean' }, { type: 'string' }],
  },
  FlatValues: {
    description: 'Headers or query parameters. The key `{{...}}` spreads the collection that its expression gives.',
    type: 'object',
    additionalProperties: {
      anyOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'null' },
        { type: 'array', items: { type: 'string' } },
      ],
    },
  },
  RpcReference: {
    description: 'The address of an RPC of the same app, with literal query values if it needs any.',
    type: 'string',
    pattern: '^rpc://[a-zA-Z][0-9a-zA-Z]+(?:\\?.*)?$',
    tsType: '`rpc://${string}`',
  },
  LogRules: object({
    sanitize: {
      description:
        'Dot paths into `request` and `response` whose values Make masks in the log. https://developers.make.com/custom-apps-documentation/app-components/base/sanitization',
      type: 'array',
      items: { type: 'string', pattern: '^(?:request|response)\\.' },
      tsType: '(`request.${string}` | `response.${string}`)[]',
    },
  }),
  ErrorType: {
    description:
      'What Make does with a failed run. https://developers.make.com/custom-apps-documentation/app-components/base/error-handling',
    ...wordOrExpression(
      'RuntimeError',
      'DataError',
      'RateLimitError',
      'OutOfSpaceError',
      'ConnectionError',
      'InvalidConfigurationError',
      'InvalidAccessTokenError',
      'IncompleteDataError',
      'DuplicateDataError',
    ),
  },
}
