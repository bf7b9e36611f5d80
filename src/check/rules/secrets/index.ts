import type { Rule } from '../../rule.ts'
import basicWithoutColon from './basic-without-colon.ts'
import hardCodedSecret from './hard-coded-secret.ts'
import narrowedSanitize from './narrowed-sanitize.ts'
import noSanitize from './no-sanitize.ts'
import passwordOutsideConnection from './password-outside-connection.ts'
import secretInOutput from './secret-in-output.ts'
import secretInUrl from './secret-in-url.ts'
import secretNotSanitized from './secret-not-sanitized.ts'
import maskedAfterCut from './masked-after-cut.ts'

/** That nobody sees a credential but the service it belongs to. */
export const secrets: readonly Rule[] = [
  noSanitize,
  secretNotSanitized,
  narrowedSanitize,
  hardCodedSecret,
  secretInUrl,
  secretInOutput,
  basicWithoutColon,
  passwordOutsideConnection,
  maskedAfterCut,
]
