import type { Finding, Location } from './finding.ts'
import { lineStartsOf, positionAt } from './model/lines.ts'
import type { CheckedApp } from './model/app.ts'
import type { AppFile } from './model/file.ts'
import { showPath, type Spot } from './model/spot.ts'
import type { Rule } from './rule.ts'

/** Applies rules to an app. The findings come in the order of its files, and within each in the order of the text. */
export function checkApp(app: CheckedApp, rules: readonly Rule[]): Finding[] {
  const order = new Map(app.files.map((file, index) => [file, index]))
  const found: { readonly at: Spot; readonly finding: Finding }[] = []
  for (const rule of rules) {
    rule.check(app, (at, message, fix) => found.push({ at, finding: findingOf(rule, at, message, fix) }))
  }
  const rank = ({ file }: Spot): number => order.get(file) ?? app.files.length
  const sorted = found.toSorted((one, other) => rank(one.at) - rank(other.at) || one.at.start - other.at.start)
  const once = new Set(rules.filter(({ oncePerApp }) => oncePerApp === true).map(({ code }) => code))
  return saidOnce(
    sorted.map(({ finding }) => finding),
    once,
  )
}

/** The findings of these rules at their first place only, with the number of the others. */
function saidOnce(findings: readonly Finding[], codes: ReadonlySet<string>): Finding[] {
  const firsts = new Map<string, Finding>()
  return findings.filter((finding) => {
    const first = firsts.get(finding.code)
    if (first === undefined || !codes.has(finding.code)) {
      firsts.set(finding.code, finding)
      return true
    }
    Object.assign(first, { others: (first.others ?? 0) + 1 })
    return false
  })
}

const spots = new WeakMap<Finding, Spot>()

/** The place of a finding in the app as it was read; undefined when it came from elsewhere. */
export const spotOf = (finding: Finding): Spot | undefined => spots.get(finding)

function findingOf({ code, severity, link }: Rule, at: Spot, message: string, fix: string): Finding {
  const finding: Finding = {
    code,
    severity,
    component: at.file.owner,
    location: locationOf(at),
    path: showPath(at.path),
    message,
    fix,
    ...(link !== undefined && { link }),
    ...(at.excerpt !== undefined && { excerpt: at.excerpt }),
  }
  spots.set(finding, at)
  return finding
}

function locationOf({ file, start, end }: Spot): Location {
  const from = positionAt(linesOf(file), start)
  const to = positionAt(linesOf(file), end)
  return { file: file.path, ...from, endLine: to.line, endColumn: to.column }
}

const lines = new WeakMap<AppFile, readonly number[]>()

function linesOf(file: AppFile): readonly number[] {
  const known = lines.get(file)
  if (known !== undefined) return known
  const starts = lineStartsOf(file.text)
  lines.set(file, starts)
  return starts
}
