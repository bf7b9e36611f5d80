import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml, isCollectionText, merged, sharedNames } from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'

/** Refuses what a user maps over the fields that an RPC gives, when it is no collection. */
export const plannedGuard = (parameter: string, label: string): ActionRequest =>
  guard(
    `if(parameters.${parameter}, ${isCollectionText(`parameters.${parameter}`)}, true)`,
    `${label} must be a collection. Map one, or switch Map off and fill in its fields.`,
  )

/** Nobody says what `keys` makes of nothing. */
const countOf = (collection: Expression): Expression => `if(${collection}, length(keys(${collection})), 0)`

/** Refuses a name that two collections have: one value would replace the other without a word. */
const namedOnce = (first: Expression, second: Expression, both: Expression): ActionRequest =>
  guard(
    `${countOf(both)} = ${countOf(first)} + ${countOf(second)}`,
    `A name is filled in twice: ${iml(`join(${sharedNames(first, second)}, ', ')`)}. Fill it in once: in its own field, or else under the custom values.`,
  )

/**
 * The steps that join the fields of the dialog and those that an RPC gives, and the user's own list, as `temp.whole`, and
 * refuse a name that stands in two of them. Fields that are left empty count as absent.
 */
export const joinPlanned: ActionRequest[] = [
  { temp: { joined: iml(merged('temp.offered', 'temp.planned')) } },
  namedOnce('temp.offered', 'temp.planned', 'temp.joined'),
  { temp: { whole: iml(merged('temp.joined', 'temp.custom')) } },
  namedOnce('temp.joined', 'temp.custom', 'temp.whole'),
]
