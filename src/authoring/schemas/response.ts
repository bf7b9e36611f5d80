import type { JSONSchema } from 'json-schema-to-typescript'
import { object, oneOfWords, ref, type Schemas, text, wordOrExpression } from './primitives.ts'

const errorAnswer: Record<string, JSONSchema> = { message: { ...text(1024), minLength: 1 }, type: ref('ErrorType') }

/** The keys of `response` that every kind of communication has. */
const commonKeys: Record<string, JSONSchema> = {
  type: ref('ResponseType'),
  valid: ref('Valid'),
  error: ref('ErrorRules'),
  temp: ref('Temp'),
}

/** The keys that shape bundles out of an answer. */
const shapingKeys: Record<string, JSONSchema> = {
  iterate: ref('Iterate'),
  output: {
    description: 'The bundle, or one bundle per item of `iterate`. Absent: the answer as it is.',
    tsType: 'unknown',
  },
  wrapper: { description: 'A last change of everything collected, as `output`.', tsType: 'unknown' },
}

const limit: JSONSchema = { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'string' }] }

/** What happens with an answer. https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses */
export const response: Schemas = {
  ResponseParser: wordOrExpression('automatic', 'json', 'urlencoded', 'text', 'string', 'raw', 'binary', 'xml'),
  ResponseType: {
    description: 'How the answer is parsed, at once or by status (`*`, `404`, `400-499`).',
    anyOf: [
      ref('ResponseParser'),
      {
        type: 'object',
        propertyNames: { pattern: '^(?:\\*|[1-9]\\d{2}(?:-[1-9]\\d{2})?)$' },
        additionalProperties: ref('ResponseParser'),
      },
    ],
  },
  Temp: {
    description: 'Variables for later expressions: `{{temp.name}}`.',
    type: 'object',
    additionalProperties: true,
  },
  Valid: {
    anyOf: [
      { type: 'boolean' },
      { type: 'string' },
      object({ condition: ref('Flag'), message: text(1024), type: ref('ErrorType') }, ['condition']),
    ],
  },
  ErrorAnswer: object(errorAnswer, ['message']),
  ErrorRules: {
    description: 'Message and type of a failed answer; a three-digit key is for that status only.',
    if: { type: 'string' },
    then: text(1024),
    else: {
      type: 'object',
      properties: errorAnswer,
      patternProperties: { '^[1-9]\\d{2}$': ref('ErrorAnswer') },
      required: ['message'],
      additionalProperties: false,
    },
    tsType: 'string | (ErrorAnswer & { [status: `${1 | 2 | 3 | 4 | 5}${number}`]: ErrorAnswer })',
  },
  Iterate: {
    anyOf: [text(512), object({ container: text(512), condition: ref('Flag') }, ['container'])],
  },
  PollingRules: object(
    {
      type: oneOfWords('id', 'date'),
      order: oneOfWords('asc', 'desc', 'unordered'),
      id: text(),
      date: text(),
    },
    ['type', 'order', 'id'],
  ),
  BaseResponse: object(commonKeys),
  ActionResponse: object({ ...commonKeys, ...shapingKeys }),
  SearchResponse: object({ ...commonKeys, ...shapingKeys, limit }),
  TriggerResponse: object({ ...commonKeys, iterate: ref('Iterate'), output: {}, limit, trigger: ref('PollingRules') }, [
    'trigger',
  ]),
  InstantTriggerResponse: object({ ...commonKeys, output: {} }),
  AttachResponse: object({ ...commonKeys, data: ref('Temp') }),
  ConnectionResponse: object({
    ...commonKeys,
    data: ref('Temp'),
    uid: { type: ['string', 'number'] },
    metadata: object({ type: oneOfWords('text', 'email'), value: text(512) }, ['type', 'value']),
    expires: text(),
  }),
}
