import type { Rule } from '../rule.ts'
import { files } from './files/index.ts'
import { bundles } from './bundles/index.ts'
import { chains } from './chains/index.ts'
import { dataFlow } from './data-flow/index.ts'
import { evidence } from './evidence/index.ts'
import { expressions } from './expressions/index.ts'
import { failures } from './failures/index.ts'
import { fields } from './fields/index.ts'
import { requests } from './requests/index.ts'
import { review } from './review/index.ts'
import { references } from './references/index.ts'
import { secrets } from './secrets/index.ts'
import { texts } from './texts/index.ts'

/** Every rule, by area, in the order of docs/rules.md. */
export const areas: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  { title: 'Files', rules: files },
  { title: 'Expressions', rules: expressions },
  { title: 'Evidence', rules: evidence },
  { title: 'Data flow', rules: dataFlow },
  { title: 'References', rules: references },
  { title: 'Chains', rules: chains },
  { title: 'Secrets', rules: secrets },
  { title: 'Failures', rules: failures },
  { title: 'Requests', rules: requests },
  { title: 'Fields', rules: fields },
  { title: 'Bundles', rules: bundles },
  { title: 'Texts', rules: texts },
  { title: 'Review', rules: review },
]

export const rules: readonly Rule[] = areas.flatMap((area) => area.rules)
