import { messageOf } from './message.ts'
import type { Finding, Location } from '../finding.ts'
import type { CheckResult } from '../result.ts'
import type { Rule, Severity } from '../rule.ts'
import { pathInRepository } from './place.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', advice: 'note' }

/** The findings as SARIF 2.1.0, which code scanning services read. https://docs.oasis-open.org/sarif/sarif/v2.1.0/ */
export function showSarif({ folder, findings }: CheckResult, rules: readonly Rule[]): string {
  const driver = {
    name: 'make-app-check',
    informationUri: 'https://developers.make.com/custom-apps-documentation',
    rules: rules.map(({ code, title, severity, link }) => ({
      id: code,
      shortDescription: { text: title },
      defaultConfiguration: { level: levels[severity] },
      ...(link !== undefined && { helpUri: link }),
    })),
  }
  const index = new Map(rules.map(({ code }, position) => [code, position]))
  const results = findings.map((finding) => resultOf(finding, index.get(finding.code) ?? -1, folder))
  return JSON.stringify(
    {
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
    },
    null,
    2,
  )
}

function resultOf(finding: Finding, ruleIndex: number, folder: string): object {
  const { code, severity, fix, component, path, location, source } = finding
  const generated = { ...location, file: pathInRepository(folder, location.file) }
  const name = [component, path].filter((part) => part !== '').join(', ')
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: `${messageOf(finding)} ${fix}` },
    locations: [{ ...physical(source ?? generated), logicalLocations: [{ fullyQualifiedName: name }] }],
    ...(source !== undefined && {
      relatedLocations: [{ id: 1, message: { text: 'In the generated app' }, ...physical(generated) }],
    }),
  }
}

function physical({ file, line, column, endLine, endColumn }: Location): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  }
}
