import { contextOfEvents, contextOfPeople } from '../../modules/shared/fields/context.ts'
import { eventPropertyFields, pagePropertyFields } from '../../modules/shared/fields/properties.ts'
import {
  groupTraitFields,
  moreGroupTraitFields,
  moreUserTraitFields,
  userTraitFields,
} from '../../modules/shared/fields/traits.ts'
import { generate, readSources, writeToFolder } from '../../src/authoring/generate/index.ts'
import type { Field } from '../../src/authoring/generated/make-format.ts'

/*
 * Generates the app into the folder that the first argument names, with a field more in each list of fields. The lists are changed before the
 * definitions are read, so this needs a process of its own.
 */

const added: Field = { name: 'added', type: 'text', label: 'Added' }
const group: Field = { name: 'addedGroup', type: 'collection', label: 'Added group', spec: [added] }

for (const list of [userTraitFields, groupTraitFields, eventPropertyFields, pagePropertyFields]) list.push(added, group)
for (const list of [moreUserTraitFields, moreGroupTraitFields]) list.push({ ...added, name: 'addedLater' })
for (const { spec } of [contextOfPeople, contextOfEvents]) spec.push(added, group)

await writeToFolder(generate(await readSources(process.cwd())), process.argv[2] ?? '')
