import type { JSX } from 'preact'
import type { FindingView } from '../../contract.ts'

/** Opens the place of a finding in the editor. */
export function SourceLink({ finding }: { readonly finding: FindingView }): JSX.Element {
  const { file, line } = finding.source ?? finding.location
  const text = `${file}:${line}`
  return finding.href.startsWith('vscode://file/') ? <a href={finding.href}>{`Open ${text}`}</a> : <span>{text}</span>
}
