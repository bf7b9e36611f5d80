import type { Rule } from '../../rule.ts'
import duplicateParameter from './duplicate-parameter.ts'
import groupedModules from './grouped-modules.ts'
import selectWithoutOptions from './select-without-options.ts'
import unknownComponent from './unknown-component.ts'
import unknownRpc from './unknown-rpc.ts'
import unusedComponent from './unused-component.ts'
import webhookOfTrigger from './webhook-of-trigger.ts'
import componentName from './component-name.ts'
import optionWithoutValue from './option-without-value.ts'

/** How the parts of an app refer to each other. */
export const references: readonly Rule[] = [
  unknownRpc,
  unknownComponent,
  webhookOfTrigger,
  groupedModules,
  unusedComponent,
  duplicateParameter,
  selectWithoutOptions,
  componentName,
  optionWithoutValue,
]
