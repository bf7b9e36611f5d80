import type { Rule } from '../../rule.ts'
import earlierAnswer from './earlier-answer.ts'
import misspeltParameter from './misspelt-parameter.ts'
import undeclaredCommon from './undeclared-common.ts'
import undeclaredConnectionValue from './undeclared-connection-value.ts'
import undeclaredParameter from './undeclared-parameter.ts'
import unknownVariable from './unknown-variable.ts'
import unstoredWebhookValue from './unstored-webhook-value.ts'
import unusedParameter from './unused-parameter.ts'
import unusedTemp from './unused-temp.ts'
import unwrittenTemp from './unwritten-temp.ts'
import variableOutOfPlace from './variable-out-of-place.ts'
import constantCondition from './constant-condition.ts'

/** Where values come from, and where they go. */
export const dataFlow: readonly Rule[] = [
  unknownVariable,
  variableOutOfPlace,
  undeclaredParameter,
  misspeltParameter,
  unusedParameter,
  undeclaredConnectionValue,
  undeclaredCommon,
  unstoredWebhookValue,
  unwrittenTemp,
  unusedTemp,
  earlierAnswer,
  constantCondition,
]
