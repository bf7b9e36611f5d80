import type { JSONSchema } from 'json-schema-to-typescript'
import { object, oneOfWords, ref, type Schemas, text } from './primitives.ts'

/** The keys that a field of any type may have. */
const commonKeys: Record<string, JSONSchema> = {
  name: { type: 'string', minLength: 1, maxLength: 128 },
  label: text(256),
  help: { description: 'Markdown under the field.', type: 'string' },
  required: { type: 'boolean' },
  default: { description: 'Filled in by the dialog, never at run time.', tsType: 'unknown' },
  advanced: { description: 'Hidden behind the advanced switch; top level only.', type: 'boolean' },
  mappable: { anyOf: [{ type: 'boolean' }, object({ help: text() }, ['help'])] },
  editable: { anyOf: [{ type: 'boolean' }, object({ enabled: { type: 'boolean' }, help: text() }, ['enabled'])] },
  mode: oneOfWords('choose', 'edit'),
  disabled: { type: 'boolean' },
  visible: { type: 'boolean' },
  semantic: text(),
}

const itemCounts: Record<string, JSONSchema> = {
  minItems: { type: 'integer', minimum: 0 },
  maxItems: { type: 'integer', minimum: 0 },
}

const validate = {
  text: object({ min: { type: 'integer' }, max: { type: 'integer' }, pattern: text() }),
  number: object({ min: { type: 'number' }, max: { type: 'number' } }),
  array: object({ ...itemCounts, enum: { type: 'array' } }),
}

/** A family of field types that share their own keys. The label is required: no field of ours is nameless to its reader. */
const family = (types: string[], keys: Record<string, JSONSchema> = {}, required: string[] = []): JSONSchema =>
  object({ ...commonKeys, type: oneOfWords(...types), ...keys }, ['name', 'type', 'label', ...required])

const textTypes = ['text', 'email', 'url', 'path', 'filename', 'uuid', 'color', 'timezone', 'time', 'cert', 'pkey']
const plainTypes = ['hidden', 'json', 'any', 'udt']

const families: Schemas = {
  TextField: family([...textTypes, 'password'], {
    multiline: { type: 'boolean' },
    tags: oneOfWords('strip', 'stripall', 'escape'),
    validate: validate.text,
    rpc: object({ url: ref('RpcReference'), label: text(), parameters: ref('Parameters') }, ['url', 'label']),
  }),
  NumberField: family(['number', 'integer', 'uinteger', 'port', 'timestamp'], { validate: validate.number }),
  BooleanField: family(['boolean'], { nested: ref('Nested') }),
  DateField: family(['date'], { time: { type: 'boolean' } }),
  SelectField: family(
    ['select'],
    {
      options: ref('SelectOptions'),
      multiple: { type: 'boolean' },
      grouped: { type: 'boolean' },
      sort: oneOfWords('text', 'number'),
      dynamic: { type: 'boolean' },
      nested: ref('Nested'),
      validate: object(itemCounts),
    },
    ['options'],
  ),
  ArrayField: family(['array'], {
    spec: { anyOf: [ref('ItemSpec'), ref('Parameters')] },
    labels: object({ add: text() }),
    validate: validate.array,
  }),
  CollectionField: family(['collection'], { spec: ref('Parameters'), sequence: { type: 'boolean' } }),
  FileField: family(['file', 'folder', 'buffer'], {
    options: ref('SelectOptions'),
    multiple: { type: 'boolean' },
    extension: { anyOf: [text(), { type: 'array', items: text() }] },
    codepage: text(),
  }),
  FilterField: family(['filter'], { options: ref('SelectOptions') }),
  PlainField: family(plainTypes, { multiline: { type: 'boolean' } }),
  BannerField: object(
    {
      type: oneOfWords('banner'),
      name: text(128),
      title: text(),
      text: { type: 'string', minLength: 50, maxLength: 300 },
      theme: oneOfWords('info', 'warning', 'danger'),
      badge: text(),
      closable: { type: 'boolean' },
    },
    ['type', 'text'],
  ),
}

/** Fields of a dialog (static and mappable parameters, interface). https://developers.make.com/custom-apps-documentation/block-elements/parameters */
export const parameters: Schemas = {
  ...families,
  Field: {
    type: 'object',
    discriminator: { propertyName: 'type' },
    required: ['type'],
    oneOf: Object.keys(families).map(ref),
  },
  ItemSpec: object(
    { type: oneOfWords(...textTypes, 'number', 'integer', 'uinteger', 'boolean', 'date', 'any'), label: text() },
    ['type'],
  ),
  Parameters: {
    description: 'Fields in the order of the dialog; a text `rpc://…` stands for the fields that this RPC returns.',
    type: 'array',
    items: { if: { type: 'string' }, then: ref('RpcReference'), else: ref('Field'), tsType: '(Field | RpcReference)' },
  },
  Nested: {
    description: 'Fields that follow a choice. In the value they are siblings of the field, not children.',
    if: { type: 'string' },
    then: ref('RpcReference'),
    else: {
      if: { type: 'array' },
      then: ref('Parameters'),
      else: object({ store: { anyOf: [ref('RpcReference'), ref('Parameters')] }, domain: text() }, ['store']),
    },
    tsType: 'RpcReference | Parameters | { store: RpcReference | Parameters; domain?: string }',
  },
  SelectOption: object(
    {
      label: text(),
      value: { type: ['string', 'number', 'boolean', 'null'] },
      description: text(),
      default: { type: 'boolean' },
      nested: ref('Nested'),
    },
    ['label', 'value'],
  ),
  OptionGroup: object({ label: text(), options: { type: 'array', items: ref('SelectOption') } }, ['label', 'options']),
  OptionStore: object(
    {
      store: { anyOf: [ref('RpcReference'), { type: 'array', items: ref('SelectOption') }] },
      label: text(),
      value: text(),
      default: text(),
      placeholder: { anyOf: [text(), object({ label: text(), nested: ref('Nested') }, ['label'])] },
      nested: ref('Nested'),
      operators: { type: 'array' },
      logic: oneOfWords('and', 'or'),
      scope: { type: 'array', items: text() },
      ids: { type: 'boolean' },
      showRoot: { type: 'boolean' },
      singleLevel: { type: 'boolean' },
    },
    ['store'],
  ),
  SelectOptions: {
    anyOf: [
      ref('RpcReference'),
      { type: 'array', items: ref('SelectOption') },
      { type: 'array', items: ref('OptionGroup') },
      ref('OptionStore'),
    ],
  },
}
