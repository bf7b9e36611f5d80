import { Ajv } from 'ajv'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { folderAt } from '../../src/check/model/folder.ts'
import type { AppFile } from '../../src/check/model/file.ts'
import { loadApp } from '../../src/check/model/load.ts'
import { readJson } from '../../src/check/model/read-json.ts'
import { definitionOf, definitions, schemaNameOf } from '../../src/check/schema/format.ts'
import { mismatches } from '../../src/check/schema/validate.ts'

const ajv = new Ajv({ strict: false, allErrors: false })
ajv.addSchema({ $id: 'format', definitions: withoutLengths(definitions) })

/** Lengths are for rules of their own, which say what is too long. */
function withoutLengths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLengths)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([key, one]) => key !== 'maxLength' || typeof one !== 'number')
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutLengths(one)]))
}

const fitsHere = (name: string, value: unknown): boolean => {
  const text = JSON.stringify(value)
  const file: AppFile = { path: 'a.json', text, role: 'general.base', owner: 'app', root: undefined, problems: [] }
  const { root } = readJson(file, text)
  return root !== undefined && mismatches(definitionOf(name), root).length === 0
}

const app = loadApp(folderAt('app'))
const types = new Map(app.components.flatMap(({ files, type }) => [...files.values()].map((file) => [file, type])))
const files = app.files.flatMap((file) => {
  const name = schemaNameOf(file.role, types.get(file) ?? '')
  return name === undefined || file.root === undefined ? [] : [{ name, root: file.root }]
})

test('finds mistakes exactly where another validator finds them', () => {
  const seen = { fitting: 0, wrong: 0 }
  const strangers = fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    '',
    'GET',
    'text',
    '{{body}}',
    [],
    {},
    { type: 'text' },
    ['a'],
  )
  fc.assert(
    fc.property(fc.nat(), fc.nat(), strangers, fc.boolean(), (which, where, stranger, isKey) => {
      const { name, root } = files[which % files.length] ?? { name: '', root: undefined }
      const nodes = root?.all() ?? []
      const node = nodes[where % nodes.length]
      const value = structuredClone({ root: plain(root?.value) })
      replaceAt(value, ['root', ...(node?.path ?? [])], stranger, isKey)
      const byAnother = ajv.getSchema(`format#/definitions/${name}`)?.(value.root) === true
      const place = { name, path: node?.path, stranger }
      expect({ ...place, fits: fitsHere(name, value.root) }).toEqual({ ...place, fits: byAnother })
      seen[byAnother ? 'fitting' : 'wrong'] += 1
    }),
    { numRuns: 150 },
  )
  expect(seen.fitting).toBeGreaterThan(20)
  expect(seen.wrong).toBeGreaterThan(20)
})

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Puts a value in the place of another one, or beside it under a name that nobody knows. */
function replaceAt(target: unknown, path: readonly (string | number)[], value: unknown, isBeside: boolean): void {
  let parent = target as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>
  const last = path.at(-1) ?? 'root'
  if (isBeside && typeof last === 'string' && path.length > 1) parent[`${last}s`] = value
  else parent[last] = value
}
