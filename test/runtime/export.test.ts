import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LoadError, loadApp } from '../../src/runtime/index.ts'
import { errorOf, folderOf } from './folders.ts'
import { service } from './harness.ts'

/** An app as Make exports it, with plural folders; the names of its files follow the sections of Make's API. */
const files: Record<string, string> = {
  'metadata.json': '{ "name": "lorem-app", "label": "Lorem", "version": 1, "theme": "#cccccc" }',
  'base.imljson': '{ "baseUrl": "https://api.test", /* comment */ "headers": { "x-key": "{{connection.key}}" }, }',
  'readme.md': '# Lorem',
  'assets/icon.png': 'no picture',
  'connections/lorem/metadata.json': '{ "name": "lorem", "label": "Key", "type": "basic" }',
  'connections/lorem/api.imljson': '{ "url": "https://api.test/me", "response": { "uid": "{{body.id}}" } }',
  'connections/lorem/parameters.imljson': '[{ "name": "key", "type": "password" }]',
  'connections/lorem/scope.imljson': '["read"]',
  'connections/lorem/scopes.imljson': '{}',
  'modules/send/metadata.json':
    '{ "name": "send", "label": "Send", "typeId": 4, "crud": "create", "connection": "lorem", "webhook": null }',
  'modules/send/api.imljson': '{ "url": "/send", "method": "POST", "body": "{{parameters}}" }',
  'modules/send/parameters.imljson': '[]',
  'modules/send/expect.imljson': '[{ "name": "count", "type": "number" }]',
  'modules/send/interface.imljson': '[]',
  'modules/send/samples.imljson': '{}',
  'modules/send/scope.imljson': '[]',
  'modules/watch/metadata.json': '{ "name": "watch", "type": "trigger" }',
  'modules/watch/api.imljson':
    '{ "url": "/list", "response": { "iterate": "{{body}}", "trigger": { "type": "id", "id": "{{item.id}}" } } }',
  'modules/watch/epoch.imljson': '{}',
  'modules/hooked/metadata.json': '{ "name": "hooked", "type": "instant_trigger", "webhook": "hook" }',
  'rpcs/list/metadata.json': '{ "name": "list", "connection": "lorem" }',
  'rpcs/list/api.imljson': '{ "url": "/list" }',
  'webhooks/hook/metadata.json': '{ "name": "hook", "type": "web" }',
  'webhooks/hook/api.imljson': '{ "output": "{{body}}" }',
  'webhooks/hook/attach.imljson': '{ "url": "/hooks" }',
  'webhooks/hook/detach.imljson': '{}',
  'functions/shout/code.js': 'function shout(x) { return x }',
  'functions/shout/test.js': '',
}

/** The same with the singular folders of Make's own export command. */
const singular = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [
    path.replace(/^(connection|module|rpc|webhook|function)s\//, '$1/'),
    text,
  ]),
)

/** The same with the requests in files that are named as in Make's editor. */
const communication = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [path.replace(/\/api\.imljson$/, '/communication.imljson'), text]),
)

describe.each([
  ['plural', files],
  ['singular', singular],
  ['plural', communication],
])('an exported app with %s folders', (_, given) => {
  test('is loaded with all its sections', () => {
    const app = loadApp(folderOf(given))
    expect(app.definition).toMatchObject({
      name: 'lorem-app',
      base: { baseUrl: 'https://api.test' },
      connections: {
        lorem: { type: 'basic', label: 'Key', parameters: [{ name: 'key' }], scope: ['read'], scopes: {} },
      },
      modules: {
        send: { type: 4, crud: 'create', connection: 'lorem', expect: [{ name: 'count' }], samples: {}, scope: [] },
        watch: { type: 'trigger', epoch: {}, api: { url: '/list' } },
        hooked: { type: 'instant_trigger', webhook: 'hook' },
      },
      rpcs: { list: { api: { url: '/list' }, connection: 'lorem' } },
      webhooks: { hook: { type: 'web', attach: { url: '/hooks' }, detach: {} } },
    })
    expect(Object.keys(app.definition.functionSources ?? {})).toEqual(['shout'])
    expect(app.unsupported()).toEqual([])
  })

  test('runs', async () => {
    const { fetch, requests } = service({ body: { id: 1 } }, { body: { sent: true } })
    const app = loadApp(folderOf(given), { fetch })
    const { data, uid } = await app.verifyConnection('lorem', { parameters: { key: 'k' } })
    expect(uid).toBe('1')
    const { bundles } = await app.runModule('send', { parameters: { count: '2' }, connection: data })
    expect(bundles).toEqual([{ sent: true }])
    expect(requests[1]).toMatchObject({
      url: 'https://api.test/send',
      headers: { 'x-key': 'k' },
      body: '{"count":2}',
    })
  })
})

describe('an exported app with faulty files', () => {
  test('names them, and loads the rest', async () => {
    const folder = folderOf({ ...files, 'modules/watch/api.imljson': '{ "url": }', 'webhooks/hook/metadata.json': '' })
    rmSync(join(folder, 'rpcs/list/api.imljson'))
    rmSync(join(folder, 'functions/shout/code.js'))
    rmSync(join(folder, 'modules/hooked/metadata.json'))
    const error = errorOf(() => loadApp(folder))
    expect(error).toBeInstanceOf(LoadError)
    const named = error.problems.toSorted((one, other) => (one.file < other.file ? -1 : 1))
    expect(named.map(({ file, component, message }) => [file, component, message])).toEqual([
      ['functions/shout/code.js', "function 'shout'", 'there is no such file'],
      ['modules/hooked/api.imljson', "module 'hooked'", 'there is no such file'],
      ['modules/hooked/metadata.json', "module 'hooked'", 'there is no such file'],
      ['modules/watch/api.imljson', "module 'watch'", '1:10: value expected'],
      ['rpcs/list/api.imljson', "rpc 'list'", 'there is no such file'],
      ['webhooks/hook/metadata.json', "webhook 'hook'", '1:1: value expected'],
    ])
    const { app } = error
    expect([app?.connectionNames, app?.moduleNames, app?.rpcNames, app?.webhookNames]).toEqual([
      ['lorem'],
      ['send'],
      [],
      [],
    ])
    // A component that would run other than it is written does not run at all.
    await expect(app?.runModule('watch')).rejects.toMatchObject({ name: 'InvalidConfigurationError' })
  })

  test.each(['base.imljson', 'common.json'])('has nothing left that inherits %s', (file) => {
    const error = errorOf(() => loadApp(folderOf({ ...files, [file]: '{' })))
    expect(error.problems).toEqual([expect.objectContaining({ file, component: 'app' })])
    expect(error.app?.connectionNames).toEqual(['lorem'])
    expect([error.app?.moduleNames, error.app?.rpcNames, error.app?.webhookNames]).toEqual([[], [], []])
  })

  test('without metadata or base is still recognised', () => {
    for (const file of ['metadata.json', 'base.imljson']) {
      const folder = folderOf(files)
      rmSync(join(folder, file))
      const error = errorOf(() => loadApp(folder))
      expect(error.problems).toEqual([expect.objectContaining({ file, message: 'there is no such file' })])
      expect(error.app?.connectionNames).toEqual(['lorem'])
    }
  })

  test('keeps names such as __proto__ as data', () => {
    const app = loadApp(
      folderOf({ ...files, 'rpcs/__proto__/metadata.json': '{}', 'rpcs/__proto__/api.imljson': '{ "url": "/x" }' }),
    )
    expect(app.rpcNames.toSorted()).toEqual(['__proto__', 'list'])
  })

  test('is not looked for where there is a makecomapp.json', () => {
    const app = loadApp(folderOf({ ...files, 'makecomapp.json': '{ "components": {} }' }))
    expect(app.moduleNames).toEqual([])
  })
})

const project = (components: unknown) => JSON.stringify({ components })

describe('a project with faulty files', () => {
  const codeFiles = { communication: 'api.json' }

  test('has the rest of its components', () => {
    const components = {
      module: { good: { codeFiles }, bad: { codeFiles: { communication: 'none.json' } }, odd: 'text' },
    }
    const error = errorOf(() => loadApp(folderOf({ 'makecomapp.json': project(components), 'api.json': '{}' })))
    expect(error.problems).toHaveLength(2)
    expect(error.app?.moduleNames).toEqual(['good'])
  })

  test('has none when its project file cannot be read', () => {
    for (const text of ['{', '[]']) {
      expect(errorOf(() => loadApp(folderOf({ 'makecomapp.json': text }))).app).toBeUndefined()
    }
    expect(errorOf(() => loadApp(folderOf({}))).app).toBeUndefined()
  })
})
