import type { Rule } from '../../rule.ts'
import errorTypeMissing from './error-type-missing.ts'
import noErrorMessage from './no-error-message.ts'
import unguardedFirst from './unguarded-first.ts'
import unknownErrorType from './unknown-error-type.ts'

/** What the user of a scenario learns when a service refuses. */
export const failures: readonly Rule[] = [noErrorMessage, errorTypeMissing, unknownErrorType, unguardedFirst]
