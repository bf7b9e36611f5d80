import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { command } from '../scripts/command.ts'
import { tempFolder } from '../temp-folder.ts'
import { appIn, deskOf, edit, originsOf, smallApp, sorted, useMake, writesOf } from './harness.ts'

const make = useMake()

test('a first deployment creates all of it, names and references as Make has them, and verifies', async () => {
  const desk = deskOf(make())
  const { code, stdout, stderr } = await desk.run('apply')
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^ 1\/18 {2}create the app small-/)
  expect(stdout).toContain('Done: 18 changes, and all checksums are equal.')
  const app = appIn(make())
  const { apps, components } = make().contents()
  expect(apps[app]).toMatchObject({ metadata: { label: 'Small' }, sections: { readme: '# Small\n' } })
  expect(apps[app]?.sections['base']).toBe(readFileSync(join(desk.folder, 'base.iml.json'), 'utf8'))
  expect(components[`module ${app} send`]).toMatchObject({
    metadata: { typeId: 4, crud: 'create', connection: app },
    isPublic: true,
  })
  expect(components[`module ${app} watch`]?.metadata).toMatchObject({ typeId: 10, webhook: app, connection: null })
  expect(components[`rpc ${app} lists`]?.metadata['connection']).toBe(app)
  expect(originsOf(desk.folder)).toMatchObject([
    {
      baseUrl: `https://${make().zone}/api`,
      appId: app,
      appVersion: 1,
      idMapping: {
        connection: [{ local: 'main', remote: app }],
        webhook: [{ local: 'hook', remote: app }],
        module: [
          { local: 'send', remote: 'send' },
          { local: 'watch', remote: 'watch' },
        ],
        rpc: [{ local: 'lists', remote: 'lists' }],
        function: [],
        endpoint: [],
      },
    },
  ])
  expect(await desk.run('verify')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Equal: all \d+ sections and values\.\n$/),
  })
})

test('no more than two requests are under way at once', async () => {
  make().fault({ delayMs: 2, times: 30 })
  await deskOf(make()).run('apply')
  expect(make().mostAtOnce).toBe(2)
})

test('modules are shown to users when they are whole, and groups come after them', async () => {
  await deskOf(make()).run('apply')
  const app = appIn(make())
  const order = writesOf(make())
  const at = (request: string): number => order.indexOf(request.replace('app', app))
  expect(at('PUT /connections/app/api')).toBeGreaterThan(at('POST /app/connections'))
  expect(at('POST /app/1/modules')).toBeGreaterThan(at('PUT /webhooks/app/api'))
  expect(at('POST /app/1/modules/send/public')).toBeGreaterThan(at('PUT /app/1/modules/send/expect'))
  expect(at('PUT /app/1/groups')).toBeGreaterThan(at('POST /app/1/modules/send/public'))
  expect(Math.min(...['PUT /app/1/base', 'PUT /app/1/groups', 'PUT /app/1/readme'].map(at))).toBeGreaterThan(0)
})

test('the plan without asking Make lists exactly the requests that a first deployment sends', async () => {
  const folder = join(tempFolder(), 'app')
  cpSync('app', folder, { recursive: true })
  cpSync('app.json', join(folder, '../app.json'))
  const desk = deskOf(make(), folder)
  delete process.env['MAKE_API_KEY']
  const { code, stdout } = await command('deploy', 'plan', folder, '--offline')
  expect([code, make().requests]).toEqual([0, []])
  const planned = [...stdout.matchAll(/^ *\d+ {2}(\S+) +\/sdk\/apps(\S*)/gm)].map(
    ([, method, path]) => `${method} ${path}`,
  )
  expect(stdout.trim().split('\n').at(-1)).toBe(`${planned.length} requests. Nothing was sent.`)
  process.env['MAKE_API_KEY'] = make().key
  expect((await desk.run('apply')).code).toBe(0)
  const sent = writesOf(make()).map((request) => request.replace(/ \/$/, '').trim())
  const inMake = planned.map((request) => request.replaceAll(/<[^>]+>/g, appIn(make())).trim())
  expect(sent.toSorted()).toEqual(inMake.toSorted())
})

test('a second deployment without a change writes nothing', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  const before = readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')
  const contents = make().contents()
  const writes = writesOf(make()).length
  const { code, stdout } = await desk.run('apply')
  expect([code, stdout]).toEqual([0, 'Nothing to do: Make holds all of it.\n'])
  expect(writesOf(make())).toHaveLength(writes)
  expect(make().contents()).toEqual(contents)
  expect(readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')).toBe(before)
})

test.for<[what: string, file: string, change: (content: any) => unknown, write: string]>([
  ['a label of a field', 'send.json', (fields) => (fields[0].label = 'Message'), 'PUT /app/1/modules/send/expect'],
  [
    'a label of a module',
    'makecomapp.json',
    ({ components }) => (components.module.send.label = 'Send it'),
    'PATCH /app/1/modules/send',
  ],
  ['the description of the app', 'app.json', (app) => (app.description = 'Small indeed.'), 'PATCH /app/1'],
  ['groups', 'groups.json', () => [{ label: 'Both', modules: ['watch', 'send'] }], 'PUT /app/1/groups'],
])('one change is one write: %s', async ([, file, change, write]) => {
  const desk = deskOf(make())
  await desk.run('apply')
  const writes = writesOf(make()).length
  edit(desk.folder, file, (content) => {
    const changed = change(content)
    return Array.isArray(changed) ? changed : content
  })
  const plan = await desk.run('plan')
  expect([plan.code, plan.stdout.includes('1 request, 0 created')]).toEqual([0, true])
  expect((await desk.run('apply')).code).toBe(0)
  expect(writesOf(make()).slice(writes)).toEqual([write.replace('app', appIn(make()))])
  expect((await desk.run('verify')).code).toBe(0)
})

test('a plan shows the difference of a file, and as JSON', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  edit(desk.folder, 'send.json', (fields) => {
    fields[0].label = 'Message'
  })
  const { stdout } = await desk.run('plan')
  expect(stdout).toContain("~ write module 'send' mappableParams  send.json")
  expect(stdout).toMatch(/^ {4}- {8}"label": "Text"\n {4}\+ {8}"label": "Message"$/m)
  const json = JSON.parse((await desk.run('plan', '--format', 'json')).stdout)
  expect(json).toMatchObject({ app: appIn(make()), published: false, drift: [], breaking: [], refused: [] })
  expect(json.requests).toMatchObject([
    { method: 'PUT', file: 'send.json', diff: expect.stringContaining('+        "label": "Message"') },
  ])
})

test('an app that somebody deployed from elsewhere is not created twice; --app takes it over', async () => {
  const first = deskOf(make())
  await first.run('apply')
  const contents = sorted(make().contents())
  const second = deskOf(make())
  const app = appIn(make())
  expect(await second.run('apply')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`Deploy to it with --app ${app}`),
  })
  expect(await second.run('apply', '--app', app)).toMatchObject({ code: 0 })
  expect(sorted(make().contents())).toEqual(contents)
  expect(originsOf(second.folder)).toEqual(originsOf(first.folder))
})

test('status tells where it is and whether Make holds it', async () => {
  const desk = deskOf(make())
  expect(await desk.run('status')).toMatchObject({ code: 1, stdout: expect.stringContaining('not deployed') })
  await desk.run('apply')
  make().publish(appIn(make()))
  const { code, stdout } = await desk.run('status')
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^origin {3}small-\w+ in 127.*\nversion {2}1\nusers {4}published\nsync {5}in sync, \d+ sections and values\nlast {5}20/,
  )
})

test('functions and endpoints are deployed as well, and taken back', async () => {
  const folder = smallApp()
  writeFileSync(join(folder, 'add.js'), 'function add(a, b) { return a + b }\n')
  writeFileSync(join(folder, 'context.md'), 'Use it well.\n')
  edit(folder, 'makecomapp.json', ({ components }) => {
    components.function.add = { codeFiles: { code: 'add.js', test: null } }
    components.endpoint.getThing = {
      label: 'Get a thing',
      description: 'Gets it.',
      annotations: { readOnlyHint: true },
      attachedAccounts: ['main'],
      codeFiles: { context: 'context.md', inputParameters: 'send.json' },
    }
  })
  const desk = deskOf(make(), folder)
  expect(await desk.run('apply')).toMatchObject({ code: 0, stderr: '' })
  const app = appIn(make())
  const { components } = make().contents()
  expect(components[`function ${app} add`]?.sections['code']).toBe(readFileSync(join(folder, 'add.js'), 'utf8'))
  expect(components[`endpoint ${app} getThing`]).toMatchObject({
    metadata: { context: 'Use it well.\n', annotations: { readOnlyHint: true }, attachedAccounts: [app] },
    isPublic: true,
  })
  expect((await desk.run('verify')).code).toBe(0)
  edit(
    folder,
    'makecomapp.json',
    ({ components: { endpoint } }) => void (endpoint.getThing.annotations.readOnlyHint = false),
  )
  writeFileSync(join(folder, 'context.md'), 'Use it often.\n')
  expect((await desk.run('apply')).code).toBe(0)
  expect((await desk.run('undo')).code).toBe(0)
  expect(make().contents().components).toEqual(components)
})
