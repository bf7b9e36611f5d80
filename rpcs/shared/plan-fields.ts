import type { RpcRequest } from '../../src/authoring/generated/make-format.ts'
import { type Expression, iml } from '../../src/authoring/expression.ts'
import { mapYesOrNo, yesAndNo } from './spec/fields.ts'
import { readPlan } from './tracking-plan.ts'

/** The type of a member, without null. JSON Schema takes a list of types as well, and none for any value. */
const kind: Expression = `replace(replace(toString(item.value.type), ',null', emptystring), 'null,', emptystring)`

const isYesOrNo: Expression = `${kind} = 'boolean'`

/** A member of several types, or of none, takes what is mapped. */
const type: string = iml(
  `switch(${kind}, 'string', 'text', 'boolean', 'select', 'number', 'number', 'integer', 'number', 'any')`,
)

const when = (condition: Expression, text: string): string => iml(`if(${condition}, '${text}', emptystring)`)

/** A dialog has no date fields for these: it would read a number of seconds as a day in January 1970. */
const help = [
  `{{ifempty(item.value.description, emptystring)}}`,
  iml(`if(item.value.enum, ' One of: ' + join(item.value.enum, ', ') + '.', emptystring)`),
  when(
    `contains(ifempty(item.value.format, emptystring), 'date')`,
    ' ISO 8601, such as 2026-01-31. A mapped date fits.',
  ),
  when(isYesOrNo, ` ${mapYesOrNo}`),
  when(`${kind} = 'object'`, ' Map a collection.'),
  when(`${kind} = 'array'`, ' Map a list.'),
].join('')

/**
 * Returns the steps that give a field for each member of `temp.schema`, a JSON Schema of properties or traits, in one collection, so
 * that their names clash with no other parameter's. Members in `temp.offered` have a field in the dialog, so they get none unless the
 * plan requires them. `otherwise` is what the RPC gives without a schema.
 */
export const fieldsOfPlan = (
  step: <Step extends object>(what: string, step: Step) => Step,
  { name, label, help: text }: { name: string; label: string; help: string },
  otherwise: Expression,
): RpcRequest[] => [
  step('Reads the name of the plan, and gives a field for each member of the schema.', {
    ...readPlan,
    temp: { yesAndNo },
    condition: {
      condition: '{{length(keys(ifempty(temp.schema.properties, temp.nothing))) > 0}}',
      default: iml(otherwise),
    },
    response: {
      ...readPlan.response,
      temp: { plan: '{{body.data.trackingPlan.name}}' },
      iterate: {
        container: '{{toArray(temp.schema.properties)}}',
        condition:
          '{{!contains(temp.offered, item.key) || contains(ifempty(temp.schema.required, emptyarray), item.key)}}',
      },
      output: {
        name: '{{item.key}}',
        label: '{{ifempty(item.value.title, item.key)}}',
        type,
        required: '{{contains(ifempty(temp.schema.required, emptyarray), item.key)}}',
        options: iml(`if(${isYesOrNo}, temp.yesAndNo, undefined)`),
        help,
      },
      wrapper: [
        {
          name,
          type: 'collection',
          label: `${label} ({{temp.plan}})`,
          help: text,
          required: `{{length(map(output, 'name', 'required', 'true')) > 0}}`,
          spec: '{{output}}',
        },
      ],
    },
  }),
]
