import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSchemaProblems, generate, readSources } from '../../src/authoring/generate/index.ts'
import { findOrigin, newOrigin, setRemoteName, writeOrigins } from '../../src/deploy/local/origins.ts'
import { readZone } from '../../src/deploy/make/zone.ts'
import { tempFolder } from '../temp-folder.ts'

const zone = readZone('eu1.make.com')

test('what a deployment writes down, the generator keeps, and nothing else of the file changes', async () => {
  const folder = tempFolder()
  cpSync('app/makecomapp.json', join(folder, 'makecomapp.json'))
  const origin = newOrigin(zone, 'segment-ramen-x1y2z3')
  setRemoteName(origin, 'connection', 'segment', 'segment-ramen-x1y2z3')
  setRemoteName(origin, 'module', 'track', 'track')
  setRemoteName(origin, 'module', 'identify', 'identify')
  writeOrigins(folder, [origin])
  const text = readFileSync(join(folder, 'makecomapp.json'), 'utf8')
  const project: unknown = JSON.parse(text)
  expect(findSchemaProblems('Makecomapp', project)).toEqual([])
  expect(origin.idMapping?.['module']?.map(({ local }) => local)).toEqual(['identify', 'track'])
  expect(generate({ ...(await readSources(process.cwd())), origins: [origin] }).get('makecomapp.json')).toBe(text)
})

test('comments and spaces of a project file stay', () => {
  const folder = tempFolder()
  const file = join(folder, 'makecomapp.json')
  writeFileSync(file, '{ // mine\n  "components": {},\n    "origins": [ ], "fileVersion":1 }')
  writeOrigins(folder, [])
  expect(readFileSync(file, 'utf8')).toBe('{ // mine\n  "components": {},\n    "origins": [], "fileVersion":1 }')
})

test('the origin of a zone is found, by its label or app when there are several', () => {
  const one = { ...newOrigin(zone, 'one-aaaaaa'), label: 'Test' }
  const two = newOrigin(zone, 'two-bbbbbb')
  const other = newOrigin(readZone('connect.ibexa.co'), 'one-cccccc')
  expect(findOrigin([one, other], zone, undefined)).toBe(one)
  expect(findOrigin([one, two, other], zone, 'two-bbbbbb')).toBe(two)
  expect(findOrigin([one, two, other], zone, 'Test')).toBe(one)
  expect(findOrigin([other], zone, undefined)).toBeUndefined()
  expect(() => findOrigin([one, two], zone, undefined)).toThrow('Choose one with --app: Test, two-bbbbbb.')
})
