import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import type { SourceLocation } from '../../src/check/finding.ts'
import { folderAt } from '../../src/check/model/folder.ts'
import { loadApp } from '../../src/check/model/load.ts'
import type { Spot } from '../../src/check/model/spot.ts'
import type { Rule } from '../../src/check/rule.ts'
import { addSources } from '../../src/check/source/index.ts'
import { tempFolder } from '../temp-folder.ts'

/** Where the definitions of this app have what a spot of the generated app was made from. */
function sourceOf(spotOf: (app: ReturnType<typeof loadApp>) => Spot | undefined): SourceLocation | undefined {
  const rule: Rule = {
    code: 'here',
    title: 'Here.',
    severity: 'error',
    good: [],
    bad: [],
    check: (app, report) => {
      const spot = spotOf(app)
      if (spot !== undefined) report(spot, 'Here.', 'Look here.')
    },
  }
  return addSources(checkApp(loadApp(folderAt('app')), [rule]), 'app')[0]?.source
}

/** The text that a place in the sources points at. */
function textAt({ file, line, column, endLine, endColumn }: SourceLocation): string {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .slice(line - 1, endLine)
  const last = (lines.pop() ?? '').slice(0, endColumn - 1)
  return [...lines, last].join('\n').slice(column - 1)
}

test.each([
  // In a template that stands as it is.
  ['module', 'track', 'api', 'parameters.currency', 'modules/track.ts', 'parameters.currency'],
  // In a shared part of the chain.
  ['module', 'identify', 'api', 'body.success', 'modules/shared/delivery/send.ts', 'body.success'],
  ['connection', 'segment', 'api', 'body.data.workspace.name', 'connections/segment.ts', 'body.data.workspace.name'],
] as const)('an expression of %s %s is found again: %s %s', (kind, name, section, wanted, file, text) => {
  const source = sourceOf((app) => {
    const component = app.find(kind, name)
    const templates = app.requestsOf(component, section).flatMap((request) => request.templates)
    const template = templates.find((one) => one.source.includes(wanted))
    const start = template?.source.indexOf(wanted) ?? 0
    return template?.spot({ start, end: start + wanted.length })
  })
  expect(source).toMatchObject({ file, isFileOnly: false })
  expect(source && textAt(source)).toBe(text)
})

test.each([
  ['track', 'expect', 'event', 'label', 'modules/track.ts', 'label:'],
  ['track', 'expect', 'userId', 'help', 'modules/shared/fields/message.ts', 'help:'],
  ['identify', 'interface', 'repeatable', 'name', 'modules/shared/delivery/result.ts', "name: 'repeatable'"],
] as const)('a field of %s is found again: %s %s.%s', (name, section, field, key, file, text) => {
  const source = sourceOf((app) => {
    const fields = app.find('module', name)?.section(section)?.items ?? []
    const node = fields.find((one) => one.at('name')?.text === field)?.at(key)
    return node?.key
  })
  expect(source).toMatchObject({ file, isFileOnly: false })
  expect(source && textAt(source)).toBe(text)
})

test('what is not certain is the first line of the definition, and says so', () => {
  const source = sourceOf(
    (app) => app.requestsOf(app.find('module', 'track'), 'api').at(-1)?.directive('response')?.key,
  )
  expect(source).toMatchObject({ file: 'modules/track.ts', line: 1, isFileOnly: true })
})

test('metadata of a component are those of its definition', () => {
  const source = sourceOf((app) => app.find('module', 'track')?.metadata.get('label'))
  expect(source?.file).toBe('modules/track.ts')
  expect(source && textAt(source)).toBe("label: 'Track an event'")
})

test('most expressions of the app are found again, and those that are found are the marked ones', () => {
  const app = loadApp(folderAt('app'))
  const rule: Rule = {
    code: 'here',
    title: 'Here.',
    severity: 'error',
    good: [],
    bad: [],
    check: (checked, report) => {
      for (const template of checked.templates) {
        for (const call of template.nodes('call').slice(0, 3)) {
          report(template.spot({ start: call.start, end: call.start + call.name.length }), 'Here.', 'Look here.')
        }
      }
    },
  }
  const findings = addSources(checkApp(app, [rule]), 'app')
  const found = findings.filter(({ source }) => source?.isFileOnly === false)
  for (const { source, excerpt } of found) {
    const text = source === undefined ? '' : textAt(source)
    const wanted = excerpt?.template.slice(excerpt.start, excerpt.end) ?? ''
    // Where the expression itself is not found, the member that holds it may be.
    expect(text === wanted || /^'?[\w.-]+'?:/.test(text), `${text} for ${wanted}`).toBe(true)
  }
  expect(found.length / findings.length).toBeGreaterThan(0.2)
})

test('an app that nobody generated has no sources', () => {
  const folder = join(tempFolder(), 'app')
  for (const [path, text] of [
    ['makecomapp.json', '{ "components": { "module": { "a": { "codeFiles": { "communication": "a.json" } } } } }'],
    ['a.json', '{ "url": "{{uper(1)}}" }'],
  ] as const) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const findings = checkApp(loadApp(folderAt(folder)), [])
  expect(addSources(findings, folder)).toEqual(findings)
})
