import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LoadError, loadApp } from '../../src/runtime/index.ts'
import { errorOf, folderOf } from './folders.ts'
import { service } from './harness.ts'

const project = {
  fileVersion: 1,
  generalCodeFiles: { base: 'general/base.iml.json', common: null, readme: 'README.md', groups: 'modules/groups.json' },
  components: {
    connection: {
      'my-key': {
        label: 'Key',
        connectionType: 'basic',
        codeFiles: { communication: 'c/api.json', params: 'c/p.json' },
      },
    },
    webhook: {},
    module: {
      send: {
        label: 'Send',
        description: 'Sends.',
        moduleType: 'action',
        actionCrud: 'create',
        connection: 'my-key',
        codeFiles: {
          communication: 'odd name.txt',
          mappableParams: 'm/expect.json',
          staticParams: null,
          samples: null,
        },
      },
      reserved: null,
    },
    rpc: { list: { codeFiles: { communication: 'r/api.json', params: 'r/p.json' } } },
    function: { shout: { codeFiles: { code: 'f/code.js', test: null } } },
    endpoint: {},
  },
  origins: [{ appId: 'probe-app', appVersion: 1, baseUrl: 'https://eu1.make.com/api', apikeyFile: '.secrets/apikey' }],
}

const files: Record<string, string> = {
  'makecomapp.json': `\uFEFF// an app\n${JSON.stringify(project)}`,
  'README.md': '# Probe',
  'modules/groups.json': '[]',
  'general/base.iml.json': '{ "baseUrl": "https://api.test/", /* comment */ }',
  'c/api.json': '{ "url": "https://api.test/me", "response": { "data": { "id": "{{body.id}}" } } }',
  'c/p.json': '[{ "name": "key", "type": "password" }]',
  'odd name.txt': '{ "url": "/send", "method": "POST", "body": "{{parameters}}", } // the end',
  'm/expect.json': '[{ "name": "count", "type": "number" }]',
  'r/api.json': '{ "url": "/list" }',
  'r/p.json': '[]',
  'f/code.js': 'function shout(x) { return x }',
}

describe('an app in a folder', () => {
  test('is loaded with comments, trailing commas and any paths', () => {
    const app = loadApp(folderOf(files))
    expect(app.definition).toMatchObject({
      name: 'probe-app',
      base: { baseUrl: 'https://api.test/' },
      connections: { 'my-key': { type: 'basic', label: 'Key', parameters: [{ name: 'key' }] } },
      modules: {
        send: {
          type: 'action',
          crud: 'create',
          label: 'Send',
          description: 'Sends.',
          connection: 'my-key',
          api: { url: '/send', method: 'POST', body: '{{parameters}}' },
          expect: [{ name: 'count', type: 'number' }],
        },
      },
      rpcs: { list: { api: { url: '/list' } } },
    })
    expect([app.moduleNames, app.connectionNames, app.rpcNames, app.webhookNames]).toEqual([
      ['send'],
      ['my-key'],
      ['list'],
      [],
    ])
  })

  test('runs', async () => {
    const { fetch, requests } = service({ body: { id: 1 } }, { body: { sent: true } })
    const app = loadApp(folderOf(files), { fetch })
    const { data } = await app.verifyConnection('my-key', { parameters: { key: 'k' } })
    expect(data).toEqual({ key: 'k', id: 1 })
    const { bundles } = await app.runModule('send', { parameters: { count: '2' }, connection: data })
    expect(bundles).toEqual([{ sent: true }])
    expect(requests[1]).toMatchObject({ url: 'https://api.test/send', body: '{"count":2}' })
  })

  test('calls its custom functions, which reach nothing of this machine', async () => {
    const folder = folderOf({
      ...files,
      'f/code.js': 'function shout(x) { return iml.upper(x) + "! " + typeof process + typeof require }',
      'odd name.txt': `{ "response": { "output": { "a": "{{shout('hi')}}" } } }`,
    })
    expect((await loadApp(folder).runModule('send')).bundles).toEqual([{ a: 'HI! undefinedundefined' }])
  })

  test('says what a custom function says when it fails', async () => {
    const folder = folderOf({
      ...files,
      'f/code.js': 'function shout(x) { throw new Error("too loud") }',
      'odd name.txt': `{ "response": { "output": { "a": "{{shout('hi')}}" } } }`,
    })
    await expect(loadApp(folder).runModule('send')).rejects.toThrow("Function 'shout' finished with error! too loud")
  })

  test('with faulty files names them all at once', () => {
    const folder = folderOf({
      ...files,
      'general/base.iml.json': '{\n  "baseUrl": "https://api.test/"\n  "headers": {}\n}',
      'c/p.json': '',
      'odd name.txt': '{ "url": }',
    })
    rmSync(join(folder, 'r/api.json'))
    rmSync(join(folder, 'README.md'))
    rmSync(join(folder, 'f/code.js'))
    mkdirSync(join(folder, 'f/code.js'))
    const error = errorOf(() => loadApp(folder))
    expect(error).toBeInstanceOf(LoadError)
    expect(error.problems).toEqual([
      { file: 'general/base.iml.json', component: 'app', codeType: 'base', message: '3:3: comma expected' },
      { file: 'README.md', component: 'app', codeType: 'readme', message: 'there is no such file' },
      { file: 'c/p.json', component: "connection 'my-key'", codeType: 'params', message: '1:1: value expected' },
      { file: 'odd name.txt', component: "module 'send'", codeType: 'communication', message: '1:10: value expected' },
      { file: 'r/api.json', component: "rpc 'list'", codeType: 'communication', message: 'there is no such file' },
      {
        file: 'f/code.js',
        component: "function 'shout'",
        codeType: 'code',
        message: 'the file cannot be read (EISDIR)',
      },
    ])
    for (const { file, component, codeType, message } of error.problems) {
      expect(error.message).toContain(`${file} (${component}, ${codeType}): ${message}`)
    }
  })

  test.each([
    ['no project file', {}, 'there is no such file'],
    ['a broken project file', { 'makecomapp.json': '{' }, '1:2: close brace expected'],
    ['a project file nested without end', { 'makecomapp.json': '['.repeat(100_000) }, /.+/],
  ])('with %s is an error', (_, given, message) => {
    const error = errorOf(() => loadApp(folderOf(given)))
    expect(error.problems).toEqual([
      { file: 'makecomapp.json', component: 'app', codeType: 'project', message: expect.stringMatching(message) },
    ])
  })

  test.each(['../outside.json', 'm/../../outside.json', '/etc/hostname'])('does not read %s', (path) => {
    const outside = { ...project, generalCodeFiles: { base: path } }
    const error = errorOf(() => loadApp(folderOf({ ...files, 'makecomapp.json': JSON.stringify(outside) })))
    expect(error.problems).toEqual([expect.objectContaining({ file: path, message: 'the path leads out of the app' })])
  })

  test('does not look at a readme outside, which published apps share with their repository', () => {
    const shared = { ...project, generalCodeFiles: { ...project.generalCodeFiles, readme: '../README.md' } }
    const app = loadApp(folderOf({ ...files, 'makecomapp.json': JSON.stringify(shared) }))
    expect(app.moduleNames).toEqual(['send'])
  })

  test('has the sections of webhooks and endpoints', () => {
    const components = {
      webhook: { hook: { codeFiles: { requiredScope: 'scope.json' } } },
      endpoint: {
        read: {
          attachedAccounts: ['key'],
          codeFiles: { communication: 'api.json', scope: 'scope.json', context: null },
        },
      },
    }
    const folder = folderOf({
      'makecomapp.json': JSON.stringify({ components }),
      'api.json': '{ "url": "/x" }',
      'scope.json': '["read"]',
    })
    expect(loadApp(folder).definition).toMatchObject({
      webhooks: { hook: { scope: ['read'] } },
      endpoints: { read: { api: { url: '/x' }, scope: ['read'], attachedAccounts: ['key'] } },
    })
  })

  test('keeps keys such as __proto__ as data', () => {
    const app = loadApp(folderOf({ ...files, 'general/base.iml.json': '{ "headers": { "__proto__": { "a": 1 } } }' }))
    const { headers } = app.definition.base as { headers: object }
    expect(Object.hasOwn(headers, '__proto__')).toBe(true)
    expect(Object.getPrototypeOf(headers)).toBe(Object.prototype)
  })

  test('without sections that it does not need still loads', () => {
    const sparse = { components: { module: { a: { codeFiles: [] }, b: null }, rpc: [] }, generalCodeFiles: null }
    expect(loadApp(folderOf({ 'makecomapp.json': JSON.stringify(sparse) })).moduleNames).toEqual(['a'])
  })

  test.each(['[]', '"text"', '5', 'null', '{}', '{ "components": [] }'])(
    'whose project file reads %s is an error, not an app without modules',
    (text) => {
      const error = errorOf(() => loadApp(folderOf({ 'makecomapp.json': text })))
      expect(error.problems).toEqual([
        {
          file: 'makecomapp.json',
          component: 'app',
          codeType: 'project',
          message: expect.stringContaining("'components'"),
        },
      ])
    },
  )

  test('names components and paths that are none', () => {
    const odd = { components: { module: { a: { codeFiles: { communication: 5 } }, b: 'text' } } }
    const error = errorOf(() => loadApp(folderOf({ 'makecomapp.json': JSON.stringify(odd) })))
    expect(error.problems).toEqual([
      {
        file: '5',
        component: "module 'a'",
        codeType: 'communication',
        message: 'expected the path of a file, or null',
      },
      {
        file: 'makecomapp.json',
        component: "module 'b'",
        codeType: 'project',
        message: 'expected its metadata with codeFiles, or null',
      },
    ])
  })
})
