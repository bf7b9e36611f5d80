import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import { filesOfFragment } from '../../src/check/fragment-folder.ts'
import { folderOf } from '../../src/check/model/folder.ts'
import { type FileCache, loadApp } from '../../src/check/model/load.ts'
import { showPath } from '../../src/check/model/spot.ts'
import { rules } from '../../src/check/rules/index.ts'
import { type Edit, placeIn, withEdits } from './edits.ts'
import { filesOf } from './files.ts'
import { expectReadable } from './readable.ts'
import { shop } from './shop.ts'

interface Fault {
  /** What somebody got wrong, as a sentence without its period. */
  readonly fault: string
  /** Whether it is one of those that the checkers of other platforms were measured with. */
  readonly seeded?: true
  readonly in: 'app' | 'shop'
  readonly edits: readonly Edit[]
  /** The rule that finds it. */
  readonly finds: string
  /** Where: the place of the first edit, unless it says otherwise. */
  readonly file?: string
  readonly at?: Edit['at']
}

const faults = JSON.parse(readFileSync('test/cases/check/seeded-faults.json', 'utf8')) as Fault[]
const apps = { app: filesOf('app'), shop: filesOfFragment(shop) }

/** What was read of the apps as they are: an edit changes one file or two of them. */
const read = { app: new Map(), shop: new Map() } satisfies Record<string, FileCache>

describe.each(['app', 'shop'] as const)('%s', (name) => {
  test('has no finding as it is', () => {
    expect(checkApp(loadApp(folderOf(apps[name]), read[name]), rules)).toEqual([])
  })
})

test.each(faults)('$finds: $fault', ({ in: name, edits, finds, file, at }) => {
  const changed = withEdits(apps[name], edits)
  const [first] = edits
  const wantedFile = file ?? first?.file ?? ''
  const wanted = showPath(placeIn(changed.get(wantedFile) ?? '', at ?? first?.at ?? []))
  const unchanged = [...read[name]].filter(([path]) => !edits.some((edit) => edit.file === path))
  const app = loadApp(folderOf(changed), new Map(unchanged))
  const findings = checkApp(
    app,
    rules.filter(({ code }) => code === finds),
  )
  expect(findings.map(({ code, location, path }) => `${code} ${location.file} ${path}`)).toContain(
    `${finds} ${wantedFile} ${wanted}`,
  )
  for (const finding of findings) expectReadable(finding)
})

test('the faults are those that others were measured with, and more than forty of our own', () => {
  const seeded = faults.filter((fault) => fault.seeded)
  expect(seeded).toHaveLength(18)
  expect(faults.length - seeded.length).toBeGreaterThanOrEqual(40)
})
