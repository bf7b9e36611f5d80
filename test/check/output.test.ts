import { describe, expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import type { AppFragment } from '../../src/check/fragment.ts'
import { folderOfFragment } from '../../src/check/fragment-folder.ts'
import { loadApp } from '../../src/check/model/load.ts'
import { type Format, show, type Style } from '../../src/check/output/index.ts'
import type { CheckResult } from '../../src/check/result.ts'
import type { Finding } from '../../src/check/finding.ts'
import unknownFunction from '../../src/check/rules/expressions/unknown-function.ts'
import surplusArgument from '../../src/check/rules/expressions/surplus-argument.ts'

const rules = [unknownFunction, surplusArgument]
const plain: Style = (_name, text) => text
const marked: Style = (name, text) => `<${name}>${text}</${name}>`

function resultOf(fragment: AppFragment, more: Partial<Finding> = {}): CheckResult {
  const findings = checkApp(loadApp(folderOfFragment(fragment)), rules).map((finding) => ({ ...finding, ...more }))
  return { folder: 'my-app', findings, files: 2, rules: rules.length, milliseconds: 12.3 }
}

const shown = (format: Format, result: CheckResult, style = plain): string => show(format, result, rules, style)

const sends = (text: string): AppFragment => ({ modules: { send: { api: { url: '/', qs: { text } } } } })
const wrong = resultOf(sends("100%, {{uper('a')}}"))
const source = { file: 'modules/send.ts', line: 7, column: 3, endLine: 7, endColumn: 7, isFileOnly: false }

describe('for people', () => {
  test('is one line when there is nothing to say', () => {
    expect(shown('text', resultOf(sends("{{upper('a')}}")))).toBe('my-app: no findings in 2 files, 2 rules, 12 ms.')
  })

  test('names the place, marks it, and says what to do', () => {
    expect(shown('text', wrong)).toBe(`my-app/modules/send/send.communication.iml.json
  4:26 error There is no function uper, and Make stops with an error here.
      100%, {{uper('a')}}
              ^^^^
      Use upper.
      unknown-function in module 'send', qs.text

1 error in 1 file.`)
  })

  test('names the place in the source, and says when only its file is certain', () => {
    expect(shown('text', resultOf(sends('{{uper(1)}}'), { source }))).toContain(', from modules/send.ts:7:3\n')
    const fileOnly = { ...source, line: 1, column: 1, isFileOnly: true }
    expect(shown('text', resultOf(sends('{{uper(1)}}'), { source: fileOnly }))).toContain(
      ', from modules/send.ts:1 (the line is not certain)\n',
    )
  })

  test('counts by severity, and groups by file', () => {
    const both = resultOf({
      modules: { send: { api: { url: "{{uper(1)}}{{lower('A', 1)}}" } }, get: { api: { url: '{{uper(1)}}' } } },
    })
    const text = shown('text', both)
    expect(text).toMatch(/2 errors, 1 warning in 2 files\.$/)
    expect(text.match(/^my-app\/.*$/gm)).toEqual([
      'my-app/modules/send/send.communication.iml.json',
      'my-app/modules/get/get.communication.iml.json',
    ])
  })

  test('styles severities and places', () => {
    expect(shown('text', wrong, marked)).toContain('<bold>4:26</bold> <red>error</red> There is no function')
  })
})

test('JSON holds the counts and the findings', () => {
  const { counts, findings, folder } = JSON.parse(shown('json', wrong)) as Record<string, unknown>
  expect({ counts, folder }).toEqual({ counts: { error: 1, warning: 0, advice: 0 }, folder: 'my-app' })
  expect(findings).toEqual(JSON.parse(JSON.stringify(wrong.findings)))
})

describe('annotations of GitHub', () => {
  test('stand in the app, with what commands need escaped', () => {
    const [finding] = wrong.findings
    const result = { ...wrong, findings: finding === undefined ? [] : [{ ...finding, message: '100%, two\nlines.' }] }
    expect(shown('github', result)).toBe(
      '::error file=my-app/modules/send/send.communication.iml.json,line=4,col=26,endLine=4,endColumn=30,title=unknown-function::100%25, two%0Alines. Use upper.',
    )
  })

  test('stand in the source where the app is generated', () => {
    expect(shown('github', resultOf(sends('{{uper(1)}}'), { source }))).toMatch(
      /^::error file=modules\/send\.ts,line=7,col=3,endLine=7,endColumn=7,title=unknown-function::/,
    )
  })

  test('are none when there is nothing to say', () => {
    expect(shown('github', resultOf(sends('a')))).toBe('')
  })
})

test('SARIF names the rules, and the place in the source and in the app', () => {
  const log = JSON.parse(shown('sarif', resultOf(sends('{{uper(1)}}'), { source }))) as {
    version: string
    runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[]
  }
  const [run] = log.runs
  expect(log.version).toBe('2.1.0')
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['unknown-function', 'surplus-argument'])
  expect(run?.results).toMatchObject([
    {
      ruleId: 'unknown-function',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'There is no function uper, and Make stops with an error here. Use upper.' },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'modules/send.ts' }, region: { startLine: 7, startColumn: 3 } },
          logicalLocations: [{ fullyQualifiedName: "module 'send', qs.text" }],
        },
      ],
      relatedLocations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'my-app/modules/send/send.communication.iml.json' },
            region: { startLine: 4 },
          },
        },
      ],
    },
  ])
})
