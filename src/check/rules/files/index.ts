import type { Rule } from '../../rule.ts'
import filesExist from './files-exist.ts'
import knownKeys from './known-keys.ts'
import noRepeatedKey from './no-repeated-key.ts'
import requiredKeys from './required-keys.ts'
import validJson from './valid-json.ts'
import valueTypes from './value-types.ts'

/** What each file has to be, by its role in the app. */
export const files: readonly Rule[] = [filesExist, validJson, noRepeatedKey, knownKeys, requiredKeys, valueTypes]
