import { folderOfFragment } from '../../src/check/fragment-folder.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkApp } from '../../src/check/check.ts'
import { filesOfFragment } from '../../src/check/fragment-folder.ts'
import type { CheckedApp } from '../../src/check/model/app.ts'
import { folderOf } from '../../src/check/model/folder.ts'
import { loadApp, NoAppError } from '../../src/check/model/load.ts'
import { areas, rules } from '../../src/check/rules/index.ts'
import { shop } from './shop.ts'

const files = filesOfFragment(shop)
const paths = [...files.keys()]

/** Places in the JSON of a file, as the positions where a value begins. */
const strangers = fc.oneof(
  fc.constantFrom(
    'null',
    '[]',
    '{}',
    '""',
    '0',
    'true',
    '"{{"',
    '"}}"',
    '"{{a.b[}}"',
    '"rpc://"',
    '"rpc://?a&b=1"',
    '[[]]',
    '{"__proto__":1}',
    '{"constructor":{"name":"constructor"}}',
  ),
  fc.json({ maxDepth: 3 }),
)

const values = /"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null/g

test('no value in the place of another one makes a rule fail', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), strangers, (which, where, stranger) => {
      const path = paths[which % paths.length] ?? ''
      const text = files.get(path) ?? ''
      const places = [...text.matchAll(values)]
      const place = places[where % Math.max(1, places.length)]
      if (place === undefined) return
      const changed = text.slice(0, place.index) + stranger + text.slice(place.index + place[0].length)
      expect(attempt(loadApp(folderOf(new Map([...files, [path, changed]]))))).toBe(true)
    }),
    { numRuns: 120 },
  )
})

test('no file that holds something else makes a rule fail', () => {
  const texts = fc.constantFrom(
    '{}',
    '[]',
    'null',
    '"text"',
    '0',
    '',
    '{ "a": ',
    '[{}]',
    '[[{}]]',
    '[null, "rpc://a", 1]',
  )
  fc.assert(
    fc.property(fc.constantFrom(...paths), texts, (path, text) => {
      expect(attempt(loadApp(folderOf(new Map([...files, [path, text]]))))).toBe(true)
    }),
    { numRuns: 80 },
  )
})

/** True, or why the rules could not be applied. */
function attempt(app: CheckedApp): unknown {
  try {
    return Array.isArray(checkApp(app, rules))
  } catch (error) {
    return error
  }
}

test('every missing file is found, and the rest is checked all the same', () => {
  for (const path of paths.filter((one) => one !== 'makecomapp.json')) {
    const app = loadApp(folderOf(new Map([...files].filter(([one]) => one !== path))))
    const found = checkApp(app, rules).filter(({ code }) => code === 'files-exist')
    // A picture is named by nothing.
    const isFound = found.map(({ message }) => message.includes(path))
    expect({ path, isFound }).toEqual({ path, isFound: path.endsWith('.png') ? [] : [true] })
  }
})

test('a form of thousands of fields is checked in a moment', () => {
  const fields = Array.from({ length: 8000 }, (_, index) => ({ name: `field${index}`, type: 'text', label: 'Field' }))
  const app = loadApp(folderOfFragment({ modules: { send: { expect: fields } } }))
  const started = performance.now()
  checkApp(app, rules)
  expect(performance.now() - started).toBeLessThan(4000)
})

test('a folder without an app is told from a broken one', () => {
  expect(() => loadApp(folderOf(new Map([['readme.md', '']])))).toThrow(NoAppError)
  expect(() => loadApp(folderOf(new Map([['module.send.api.imljson', '{}']])))).toThrow(
    /^module\.send\.api\.imljson and the files beside it stand in one folder\. Put each into a folder of its component/,
  )
})

test('areas have different titles, and rules different codes', () => {
  const titles = areas.map(({ title }) => title)
  const codes = rules.map(({ code }) => code)
  expect(new Set(titles).size).toBe(titles.length)
  expect(new Set(codes).size).toBe(codes.length)
})
