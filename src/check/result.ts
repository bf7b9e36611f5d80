import type { Finding } from './finding.ts'
import type { Severity } from './rule.ts'

/** What came of checking a folder. */
export interface CheckResult {
  /** As it was given on the command line, or relative to where the command runs. */
  readonly folder: string
  readonly findings: readonly Finding[]
  readonly files: number
  readonly rules: number
  /** Milliseconds that reading and checking took, without the start of the process. */
  readonly milliseconds: number
}

/** How many findings there are of a severity. */
export const countOf = (findings: readonly Finding[], severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length

/** `3 errors`, `1 warning`, `no advice`. */
export function counted(count: number, noun: string): string {
  const plural = noun === 'advice' ? 'pieces of advice' : `${noun}s`
  return `${count} ${count === 1 && noun === 'advice' ? 'piece of advice' : count === 1 ? noun : plural}`
}
