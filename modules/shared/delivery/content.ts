import { type Expression, iml, merged, pruned, switches, typedValues } from '../../../src/authoring/macros/index.ts'
import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { contextGroups } from '../fields/context.ts'

/** Traits or properties of a message: the fields that the dialog offers, and the list that the user adds to them. */
export interface DataFields {
  /** The message's key for them. */
  key: 'traits' | 'properties'
  /** Templates of the fields that the dialog offers. */
  offered: Record<string, string>
}

/** Returns the members of a collection, those that are collections themselves only where they are not empty. */
export const withoutEmptyGroups = (collection: Expression, groups: readonly string[]): Record<string, string> => ({
  '{{...}}': iml(`if(${collection}, omit(${collection}, ${groups.map((name) => `'${name}'`).join(', ')}), undefined)`),
  ...Object.fromEntries(groups.map((name) => [name, iml(pruned(`${collection}.${name}`))])),
})

/**
 * Returns the two steps that collect what the user filled in, the user's own list included, as `temp.content`. Untouched fields are absent from it, erased ones
 * null. The first step makes the parts, because expressions of one `temp` block cannot see each other.
 */
export const collect = (fields: Record<string, string>, data: DataFields, customList: string): ActionRequest[] => [
  {
    temp: {
      offered: data.offered,
      custom: iml(typedValues(`parameters.${customList}`)),
      context: withoutEmptyGroups('parameters.context', contextGroups),
      integrations: { All: '{{parameters.allOtherDestinations}}', '{{...}}': iml(switches('parameters.destinations')) },
    },
  },
  {
    temp: {
      content: {
        userId: '{{parameters.userId}}',
        anonymousId: '{{parameters.anonymousId}}',
        ...fields,
        [data.key]: iml(merged('temp.offered', 'temp.custom')),
        context: iml(pruned('temp.context')),
        integrations: iml(pruned('temp.integrations')),
        timestamp: '{{parameters.timestamp}}',
      },
    },
  },
]
