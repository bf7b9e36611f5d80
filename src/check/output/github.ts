import { messageOf } from './message.ts'
import type { Finding, Location } from '../finding.ts'
import { pathInRepository } from './place.ts'
import type { CheckResult } from '../result.ts'
import type { Severity } from '../rule.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'notice' }

/**
 * The findings as annotations of GitHub Actions, one per line; at the source, where the app is generated from one.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export const showGithub = ({ folder, findings }: CheckResult): string =>
  findings.map((finding) => annotation(finding, folder)).join('\n')

function annotation(finding: Finding, folder: string): string {
  const { source, location, severity, code, fix } = finding
  const at: Location = source ?? { ...location, file: pathInRepository(folder, location.file) }
  const properties = {
    file: at.file,
    line: at.line,
    col: at.column,
    endLine: at.endLine,
    ...(at.endLine === at.line && { endColumn: at.endColumn }),
    title: code,
  }
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${commands[severity]} ${written.join(',')}::${escapeData(`${messageOf(finding)} ${fix}`)}`
}

const escapeData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
