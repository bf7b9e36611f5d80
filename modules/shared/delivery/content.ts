import {
  type Expression,
  iml,
  merged,
  pruned,
  switches,
  typedValues,
  withoutEmptyCollections,
} from '../../../src/authoring/macros/index.ts'
import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { contextGroups } from '../fields/context.ts'
import type { NamedList } from './list-guards.ts'
import { joinPlanned } from './planned.ts'

/** Traits or properties of a message: the fields that the dialog offers, and the list that the user adds to them. */
export interface DataFields {
  /** The message's key for them. */
  key: 'traits' | 'properties'
  /** Templates of the fields that the dialog offers. */
  offered: Record<string, string>
  /** The list that the user adds to them, and what it must not hold. */
  customList: NamedList
  /** The parameter that holds the fields which an RPC adds to the dialog, if there is one. */
  planned?: string
}

/** Returns the members of a collection, those that are collections themselves only where they are not empty. */
export const withoutEmptyGroups = (collection: Expression, groups: readonly string[]): Record<string, string> => ({
  '{{...}}': iml(`if(${collection}, omit(${collection}, ${groups.map((name) => `'${name}'`).join(', ')}), undefined)`),
  ...Object.fromEntries(groups.map((name) => [name, iml(pruned(`${collection}.${name}`))])),
})

/** Returns the part of `temp` that holds what the user filled in as traits or properties. */
const parts = ({ offered, planned, customList }: DataFields): Record<string, unknown> => ({
  offered,
  ...(planned !== undefined && { planned: iml(withoutEmptyCollections(`parameters.${planned}`)) }),
  custom: iml(typedValues(`parameters.${customList.parameter}`)),
})

/**
 * Returns the two steps that collect what the user filled in, the user's own list included, as `temp.content`. Untouched fields are absent from it, erased ones
 * null. The first step makes the parts, because expressions of one `temp` block cannot see each other.
 */
export const collect = (fields: Record<string, string>, data?: DataFields): ActionRequest[] => [
  {
    temp: {
      ...(data !== undefined && parts(data)),
      context: withoutEmptyGroups('parameters.context', contextGroups),
      integrations: { All: '{{parameters.allOtherDestinations}}', '{{...}}': iml(switches('parameters.destinations')) },
    },
  },
  ...(data?.planned === undefined ? [] : joinPlanned),
  {
    temp: {
      content: {
        ...fields,
        ...(data !== undefined && {
          [data.key]: data.planned === undefined ? iml(merged('temp.offered', 'temp.custom')) : '{{temp.whole}}',
        }),
        context: iml(pruned('temp.context')),
        integrations: iml(pruned('temp.integrations')),
        timestamp: '{{parameters.timestamp}}',
      },
    },
  },
]
