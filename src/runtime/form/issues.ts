import { DataError } from '../errors.ts'

/** What is wrong with one field. */
export interface FormIssue {
  /** Where the value stands, list items counted from 1 as in expressions: `customTraits[2].name`. */
  readonly path: string
  readonly label: string
  /** What is wrong, and what was found. */
  readonly message: string
  /** The sentence that Make was seen to write, such as `Invalid number in parameter 'count'.`; undefined where none is known. */
  readonly sentence?: string | undefined
}

/**
 * The values of a form were not accepted; all that is wrong with them, in one error. Make's error handlers see the type
 * BundleValidationError; what Make does with the bundle is the same as for a DataError.
 */
export class FormError extends DataError {
  override readonly name: string = 'BundleValidationError'
  readonly issues: readonly FormIssue[]

  constructor(issues: readonly FormIssue[]) {
    super(`Validation failed for ${issues.length} parameter(s). ${issues.map(describe).join(' ')}`)
    this.issues = issues
  }
}

/** Make's sentence, and behind it the field as its user knows it, with what was found there. */
function describe({ path, label, message, sentence }: FormIssue): string {
  const field = label === path ? path : `${label} (${path})`
  return `${sentence === undefined ? '' : `${sentence} `}${field}: ${message}`
}
