import type { CheckResult } from '../result.ts'
import type { Rule } from '../rule.ts'
import { showGithub } from './github.ts'
import { showJson } from './json.ts'
import { showSarif } from './sarif.ts'
import { showText, type Style } from './text.ts'

export type { Style } from './text.ts'

export const formats = ['text', 'json', 'sarif', 'github'] as const

export type Format = (typeof formats)[number]

/** Writes a result in a format. Only the text for people is styled. */
export function show(format: Format, result: CheckResult, rules: readonly Rule[], style: Style): string {
  const shown: Record<Format, () => string> = {
    text: () => showText(result, style),
    json: () => showJson(result),
    sarif: () => showSarif(result, rules),
    github: () => showGithub(result),
  }
  return shown[format]()
}
