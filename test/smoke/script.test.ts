import { describe, expect, test } from 'vitest'
import { concealer } from '../../src/smoke/index.ts'
import { folderOf } from '../runtime/folders.ts'
import { command } from '../scripts/command.ts'

/** An app in the older layout, as Make exports it. */
const exported = {
  'metadata.json': '{ "name": "library" }',
  'base.imljson':
    '{ "baseUrl": "https://library.test", "headers": { "x-key": "{{connection.key}}" }, "qs": { "app": "{{common.appKey}}" } }',
  'common.json': '{ "appKey": "key-of-the-library" }',
  'connections/library/metadata.json': '{ "name": "library", "type": "basic" }',
  'connections/library/api.imljson': '{ "url": "https://library.test/me" }',
  'connections/library/parameters.imljson': '[{ "name": "key", "type": "password" }]',
  'modules/listBooks/metadata.json': '{ "name": "listBooks", "type": "search", "connection": "library" }',
  'modules/listBooks/api.imljson': '{ "url": "/books/{{common.appKey}}", "response": { "iterate": "{{body.books}}" } }',
  'modules/listBooks/interface.imljson': '[{ "name": "title", "type": "text" }]',
  'rpcs/readers/metadata.json': '{ "name": "readers", "connection": "library" }',
  'rpcs/readers/api.imljson':
    '{ "url": "/readers", "response": { "iterate": "{{body}}", "output": { "label": "{{item.name}}", "value": "{{item.id}}" } } }',
}

describe('npm run smoke', () => {
  test('prints every run of an exported app, its secrets masked, and ends with 0', async () => {
    const { code, stdout } = await command('smoke', folderOf(exported))
    expect(stdout.trimEnd().split('\n')).toEqual([
      '✔ connection library (verify): verified',
      '    GET library.test/me',
      '✔ RPC readers: 2 items',
      '    GET library.test/readers',
      '✔ module listBooks: 2 bundles',
      '    GET library.test/books/*****',
      '1 connection: 1 done in every run, 0 in some, 0 in none, 0 failed',
      '1 RPC: 1 done in every run, 0 in some, 0 in none, 0 failed',
      '',
      '1 module: 1 done in every run, 0 in some, 0 in none, 0 failed',
      '3 runs, 0 places that this runtime does not know',
    ])
    expect(code).toBe(0)
  })

  test('runs all of our own app', async () => {
    const { code, stdout } = await command('smoke', 'app')
    expect(stdout).toContain('✔ module identify (all fields): 1 bundle\n    POST api.segment.io/v1/identify\n')
    expect(stdout).toMatch(/modules: \d+ done in every run, \d+ in some, 0 in none, 0 failed\n/)
    expect(code).toBe(0)
  })

  test('ends with 1 when a connection or a module never ends well', async () => {
    const folder = folderOf({
      ...exported,
      'modules/listBooks/api.imljson':
        '{ "url": "/books", "response": { "valid": { "condition": "{{body.never = 5 && body.never = 6}}", "message": "No." } } }',
    })
    const { code, stdout } = await command('smoke', folder)
    expect(stdout).toContain('1 module: 0 done in every run, 0 in some, 1 in none, 0 failed')
    expect(code).toBe(1)
  })

  test('ends with 1 for a feature that is not known, and for a file that cannot be read', async () => {
    const unknown = await command(
      'smoke',
      folderOf({ ...exported, 'rpcs/readers/api.imljson': '{ "url": "/x", "colour": 1 }' }),
    )
    expect(unknown.stdout).toContain("unsupported  RPC 'readers', api.colour: colour\n")
    expect(unknown.stdout).toContain('✘ RPC readers: UnsupportedError')
    expect(unknown.code).toBe(1)
    const broken = await command('smoke', folderOf({ ...exported, 'rpcs/readers/api.imljson': '{' }))
    expect(broken.stdout).toContain(
      "cannot be read  rpcs/readers/api.imljson (rpc 'readers'): 1:2: close brace expected\n",
    )
    expect(broken.stdout).toContain('✔ module listBooks: 2 bundles')
    expect(broken.code).toBe(1)
  })

  test('shortens what a run asks again and again', async () => {
    const api = '{ "url": "/x", "repeat": { "condition": true, "limit": 4 }, "response": { "output": "a" } }'
    const { stdout } = await command('smoke', folderOf({ ...exported, 'rpcs/readers/api.imljson': api }))
    expect(stdout).toContain('✔ RPC readers: 1 item\n    GET library.test/x (4 times)\n')
  })

  test.each([
    [[], 'Name the folder of an app: npm run smoke -- app'],
    [['app', 'more'], 'Name one folder; "more" is too much.'],
    [['app', '--limit', 'none'], '"none" is no number of seconds.'],
    [['nowhere'], 'Cannot load the app in nowhere: makecomapp.json (app): there is no such file'],
  ])('%j is a wrong call', async (args, line) => {
    expect(await command('smoke', ...args)).toEqual({ code: 2, stdout: '', stderr: `${line}\n` })
  })
})

test('constants are masked wherever they appear, addresses and short words are not', () => {
  const conceal = concealer({
    common: { clientSecret: 'one-secret', list: ['one-secret-and-more'], url: 'https://service.test', version: 'v2' },
    connections: { key: { common: { inner: { token: 'another.secret' } } } },
  })
  expect(conceal('GET service.test/v2/one-secret-and-more?x=another.secret one-secret https://service.test')).toBe(
    'GET service.test/v2/*****?x=***** ***** https://service.test',
  )
})
