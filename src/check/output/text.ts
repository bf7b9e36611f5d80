import { messageOf } from './message.ts'
import { drawCaret } from '../../iml/caret.ts'
import type { Finding } from '../finding.ts'
import { type CheckResult, counted, countOf } from '../result.ts'
import type { Severity } from '../rule.ts'

/** Styles a text for a terminal, or leaves it as it is. */
export type Style = (style: 'red' | 'yellow' | 'cyan' | 'bold' | 'dim', text: string) => string

const colour = { error: 'red', warning: 'yellow', advice: 'cyan' } as const

/** The findings for people, grouped by file; one line when there are none. */
export function showText({ folder, findings, files, rules, milliseconds }: CheckResult, style: Style): string {
  if (findings.length === 0)
    return `${folder}: no findings in ${counted(files, 'file')}, ${rules} rules, ${Math.round(milliseconds)} ms.`
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const file = finding.location.file
    groups.set(file, [...(groups.get(file) ?? []), finding])
  }
  const blocks = [...groups].map(([file, own]) =>
    [style('bold', `${folder}/${file}`), ...own.map((finding) => showFinding(finding, style))].join('\n'),
  )
  return `${blocks.join('\n\n')}\n\n${summary(findings, groups.size)}`
}

function showFinding(finding: Finding, style: Style): string {
  const { code, severity, component, location, path, fix, excerpt, source } = finding
  const place = [component, path].filter((part) => part !== '').join(', ')
  const head = `  ${style('bold', `${location.line}:${location.column}`)} ${style(colour[severity], severity)} ${messageOf(finding)}`
  const lines = [
    head,
    ...(excerpt === undefined ? [] : caret(excerpt.template, excerpt.start, excerpt.end)),
    `      ${fix}`,
  ]
  const from = source && `, from ${source.file}:${source.line}${source.isFileOnly ? '' : `:${source.column}`}`
  const origin = from === undefined ? '' : `${from}${source?.isFileOnly === true ? ' (the line is not certain)' : ''}`
  return [...lines, style('dim', `      ${code} in ${place}${origin}`)].join('\n')
}

/** The line of the template and the caret under it, without the message that is shown above. */
function caret(template: string, start: number, end: number): string[] {
  return drawCaret('', template, start, end)
    .split('\n')
    .slice(1)
    .map((line) => `    ${line}`)
}

function summary(findings: readonly Finding[], files: number): string {
  const severities: readonly Severity[] = ['error', 'warning', 'advice']
  const counts = severities.flatMap((severity) => {
    const count = countOf(findings, severity)
    return count === 0 ? [] : [counted(count, severity)]
  })
  return `${counts.join(', ')} in ${counted(files, 'file')}.`
}
