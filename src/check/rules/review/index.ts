import type { Rule } from '../../rule.ts'
import connectionMetadata from './connection-metadata.ts'
import connectionUid from './connection-uid.ts'
import customFunction from './custom-function.ts'
import functionLength from './function-length.ts'
import functionUntested from './function-untested.ts'
import groupOrder from './group-order.ts'
import icon from './icon.ts'
import noCrud from './no-crud.ts'
import noGroups from './no-groups.ts'
import noReadme from './no-readme.ts'
import noUniversal from './no-universal.ts'
import theme from './theme.ts'
import universalForm from './universal-form.ts'

/** What the reviewers of Make ask for, beyond what runs. */
export const review: readonly Rule[] = [
  noUniversal,
  universalForm,
  noCrud,
  connectionMetadata,
  connectionUid,
  noGroups,
  groupOrder,
  icon,
  theme,
  noReadme,
  functionLength,
  functionUntested,
  customFunction,
]
