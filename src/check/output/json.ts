import { type CheckResult, countOf } from '../result.ts'

/** The findings as JSON, with the counts in front. */
export function showJson({ folder, findings, files, rules }: CheckResult): string {
  const counts = {
    error: countOf(findings, 'error'),
    warning: countOf(findings, 'warning'),
    advice: countOf(findings, 'advice'),
  }
  return JSON.stringify({ folder, files, rules, counts, findings }, null, 2)
}
