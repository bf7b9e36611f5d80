import type { Rule } from '../../rule.ts'
import advancedInGroup from './advanced-in-group.ts'
import advancedRequired from './advanced-required.ts'
import defaultNotOffered from './default-not-offered.ts'
import editableHost from './editable-host.ts'
import fieldOrder from './field-order.ts'
import finderLabel from './finder-label.ts'
import idSelectMode from './id-select-mode.ts'
import impossibleLimits from './impossible-limits.ts'
import keyAndValueRequired from './key-and-value-required.ts'
import flagAsText from './flag-as-text.ts'
import limitField from './limit-field.ts'
import missingLabel from './missing-label.ts'
import pagingField from './paging-field.ts'
import parameterName from './parameter-name.ts'
import repeatedOption from './repeated-option.ts'
import reservedName from './reserved-name.ts'
import staticField from './static-field.ts'

/** What users fill in. */
export const fields: readonly Rule[] = [
  missingLabel,
  parameterName,
  reservedName,
  defaultNotOffered,
  repeatedOption,
  impossibleLimits,
  fieldOrder,
  limitField,
  advancedInGroup,
  advancedRequired,
  staticField,
  idSelectMode,
  finderLabel,
  pagingField,
  keyAndValueRequired,
  editableHost,
  flagAsText,
]
