import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import {
  areJson,
  type Expression,
  iml,
  jsonContainer,
  jsonNames,
  jsonTexts,
  maxJsonDepth,
} from '../../../src/authoring/macros/index.ts'
import { guard } from '../guard.ts'

/** A list of named values, and the names that its items must not have. */
export interface NamedList {
  parameter: string
  label: string
  reservedNames: readonly string[]
  /** What to do instead of using a reserved name. */
  advice: string
}

/** The list that switches destinations; `All` has a field of its own. */
export const destinationList: NamedList = {
  parameter: 'destinations',
  label: 'Destinations',
  reservedNames: ['All', 'all'],
  advice: 'Use All others for the rest.',
}

/**
 * Returns the guards that the dialog cannot give a list of named values: no reserved name (it would replace a field), no
 * name twice (one would replace the other), and JSON that is JSON.
 */
export function listGuards({ parameter, label, reservedNames, advice }: NamedList): ActionRequest[] {
  const list = `parameters.${parameter}`
  const names = `map(${list}, 'name')`
  const reserved = `map(${list}, 'name', 'name', '${reservedNames.join(',')}')`
  const absentOr = (condition: Expression): Expression => `if(${list}, ${condition}, true)`
  return [
    guard(
      absentOr(`length(${reserved}) = 0`),
      `${label} must not use reserved names: ${iml(`join(${reserved}, ', ')`)}. ${advice}`,
    ),
    guard(
      absentOr(`length(distinct(${names})) = length(${names})`),
      `${label} must have different names, but one is given twice: ${iml(`join(${names}, ', ')`)}.`,
    ),
    {
      temp: { jsonContainer },
      ...guard(
        absentOr(areJson(jsonTexts(list), 'temp.jsonContainer')),
        `JSON in ${label} must be valid, with double quotes around names and texts, and at most ${maxJsonDepth} levels deep. Check: ${iml(jsonNames(list))}.`,
      ),
    },
  ]
}
