import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { changesView } from '../../src/workbench/server/changes/index.ts'
import { summaryOf } from '../../src/workbench/server/changes/words.ts'
import { tempFolder } from '../temp-folder.ts'

const params = 'modules/track/track.mappable-params.iml.json'
const field = { name: 'event', type: 'text', label: 'Event name' }

const summary = (before: unknown, after: unknown, path = params): string[] =>
  summaryOf(path, JSON.stringify(before), JSON.stringify(after))

const collection = (spec: unknown[]) => ({ name: 'traits', type: 'collection', label: 'Traits', spec })
const select = (options: unknown) => ({ name: 'kind', type: 'select', label: 'Kind', options })

describe('a change in words', () => {
  const others = { name: 'other', type: 'text', label: 'Other' }
  const one = { label: 'One', value: 1 }
  const two = { label: 'Two', value: 2 }

  const cases: [before: unknown, after: unknown, expected: string[]][] = [
    [[], [{ ...field, required: true }], ['New required field Event name']],
    [[], [field], ['New field Event name']],
    [[field], [], ['The field Event name is gone']],
    [[field], [{ ...field, required: true }], ['The field Event name is now required']],
    [[{ ...field, required: true }], [field], ['The field Event name is no longer required']],
    [[field], [{ ...field, label: 'Event' }], ['The label of the field Event is "Event" instead of "Event name"']],
    [[field], [{ ...field, default: 7 }], ['The default of the field Event name is 7 instead of nothing']],
    [[field], [{ ...field, help: 'New' }], ['The help of the field Event name changed']],
    [[field, others], [others, field], ['The order of the fields changed']],
    [[collection([])], [collection([field])], ['New field Event name (in Traits)']],
    [[select([one])], [select([one, two])], ['The field Kind has new options: Two']],
    [[select([one, two])], [select([two])], ['The field Kind has options no longer: One']],
    [[select([one])], [select('rpc://list')], ['The options of the field Kind changed']],
    [[select([one])], [select([{ ...one, nested: [field] }])], ['New field Event name']],
    [[], ['rpc://fields'], ['New field rpc://fields']],
    [[field], [{ ...field, constructor: 1 }], ['Changed']],
  ]
  test.each(cases)('%j → %j', (before, after, expected) => {
    expect(summary(before, after)).toEqual(expected)
  })

  test.each([
    ['modules/track/track.interface.iml.json', [], [field], ['New output field Event name']],
    [
      'modules/track/track.communication.iml.json',
      {},
      { url: '/' },
      ['The requests, or what is made of the answers, changed'],
    ],
    ['general/base.iml.json', {}, { log: {} }, ['What all modules inherit changed']],
    [
      'makecomapp.json',
      { components: { module: { a: { label: 'A' }, b: { label: 'B', connection: 'x' } } } },
      { components: { module: { b: { label: 'B', connection: 'y' } }, rpc: { c: {} } } },
      ['The module A is gone', 'The connection of the module B is "y" instead of "x"', 'New RPC c'],
    ],
  ])('%s', (path, before, after, expected) => {
    expect(summary(before, after, path)).toEqual(expected)
  })

  test('files that came, went, or are no JSON', () => {
    expect(summaryOf(params, undefined, '[]')).toEqual(['New file'])
    expect(summaryOf(params, '[]', undefined)).toEqual(['File removed'])
    expect(summaryOf(params, '[', ']')).toEqual(['Changed'])
  })
})

describe('since the last commit', () => {
  let folder: string
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' })
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  beforeEach(() => {
    folder = tempFolder()
    git('init', '--quiet')
    write(`app/${params}`, `${JSON.stringify([field], null, 2)}\n`)
    write('app/gone.json', '1\n')
    write('outside.json', '1\n')
    git('add', '.')
    git('-c', 'user.name=A', '-c', 'user.email=a@b.example', 'commit', '--quiet', '-m', 'Begin')
  })

  test('nothing has changed', async () => {
    expect(await changesView(join(folder, 'app'))).toEqual({
      since: expect.stringMatching(/^[0-9a-f]{7} Begin$/),
      changes: [],
      problems: [],
    })
  })

  test('what changed in the folder is told in words and lines', async () => {
    write(`app/${params}`, `${JSON.stringify([{ ...field, required: true }], null, 2)}\n`)
    write('app/new\nname.json', '2\n')
    write('outside.json', '2\n')
    rmSync(join(folder, 'app/gone.json'))
    const { changes } = await changesView(join(folder, 'app'))
    expect(changes.map(({ file }) => file)).toEqual(['gone.json', params, 'new\nname.json'])
    expect(changes[1]?.summary).toEqual(['The field Event name is now required'])
    expect(changes[1]?.diff).toMatch(/^@@ .*\+ {4}"required": true/s)
  })

  test('a long difference is cut', async () => {
    write('app/gone.json', Array.from({ length: 500 }, (_, line) => `${line}\n`).join(''))
    const { changes } = await changesView(join(folder, 'app'))
    expect(changes[0]?.diff.split('\n')).toHaveLength(201)
    expect(changes[0]?.diff).toMatch(/… and 30\d more lines$/)
  })

  test('programs that the repository names are not run', async () => {
    const trap = join(folder, 'ran')
    const program = `touch ${trap}; cat`
    for (const key of [
      'core.fsmonitor',
      'diff.external',
      'filter.trap.clean',
      'filter.trap.smudge',
      'diff.trap.textconv',
      'core.pager',
    ]) {
      git('config', key, program)
    }
    write('.gitattributes', '* filter=trap diff=trap\n')
    write('app/gone.json', '3\n')
    const { changes } = await changesView(join(folder, 'app'))
    expect(changes.map(({ file }) => file)).toEqual(['gone.json'])
    expect(existsSync(trap)).toBe(false)
  })

  test('outside of a repository there is nothing to compare with', async () => {
    expect(await changesView(tempFolder())).toEqual({
      changes: [],
      problems: ['The app is in no git repository that has a commit.'],
    })
  })
})
