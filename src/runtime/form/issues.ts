import { DataError } from '../errors.ts'

/** What is wrong with one field. */
export interface FormIssue {
  /** Where the value stands, list items counted from 1 as in expressions: `customTraits[2].name`. */
  readonly path: string
  readonly label: string
  readonly message: string
}

/** The values of a form were not accepted; all that is wrong with them, in one error. */
export class FormError extends DataError {
  readonly issues: readonly FormIssue[]

  constructor(issues: readonly FormIssue[]) {
    const count = issues.length === 1 ? '1 parameter' : `${issues.length} parameters`
    super(`Validation failed for ${count}. ${issues.map(describe).join(' ')}`)
    this.issues = issues
  }
}

function describe({ path, label, message }: FormIssue): string {
  const field = label === path ? path : `${label} (${path})`
  return `${field}: ${message}`
}
