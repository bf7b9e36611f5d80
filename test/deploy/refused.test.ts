import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeKeys } from '../../src/sandbox/make/index.ts'
import { command } from '../scripts/command.ts'
import { tempFolder } from '../temp-folder.ts'
import { deskOf, edit, smallApp, useMake, writesOf } from './harness.ts'

const make = useMake()

/** A server that is no Make. */
async function elsewhere(answer: RequestListener, work: (zone: string) => Promise<void>): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const oneLine = (text: string): string => {
  expect(text.trim().split('\n')).toHaveLength(1)
  return text
}

describe('a wrong configuration is one sentence', () => {
  test.each<[string[], string]>([
    [[], 'Say what to do: npm run deploy -- plan, apply, verify, undo or status.'],
    [['destroy'], 'Say what to do:'],
    [['plan', 'app', 'more'], '"more" is too much. --help shows what there is.'],
    [['plan', '--format', 'xml'], '--format is text or json.'],
    [['apply', '--offline'], '--offline and --format belong to plan.'],
    [['plan', '--zon', 'eu1.make.com'], "Unknown option '--zon'. --help shows what there is."],
    [['plan', 'nowhere'], 'There is no makecomapp.json in nowhere. Name the folder of a Make app.'],
    [['plan'], 'Set MAKE_ZONE or --zone to the host of your Make instance, such as eu1.make.com or connect.ibexa.co.'],
    [['plan', '--zone', 'eu1'], 'That is no zone. Write the host of your Make instance, such as eu1.make.com.'],
    [['plan', '--zone', 'https://me:secret@eu1.make.com'], 'That is no zone.'],
    [['plan', '--zone', 'eu1.make.com/scenarios'], 'That is no zone.'],
    [['plan', '--zone', 'ftp://eu1.make.com'], 'That is no zone.'],
    [['plan', '--zone', 'eu1.make.com', '--app', '../x'], '"../x" is no name of an app in Make'],
    [['plan', '--offline', '--identity', 'nowhere.json'], 'There is no file nowhere.json.'],
    [
      ['plan', '--offline', '--identity', 'package.json'],
      'package.json lacks label, theme, language, audience: Make creates no app without.',
    ],
  ])('%j', async (args, line) => {
    const { code, stdout, stderr } = await command('deploy', ...args)
    expect([code, stdout, oneLine(stderr)]).toEqual([2, '', expect.stringContaining(line)])
    expect(stderr).not.toContain('secret')
  })

  test.each([undefined, '', ' '])('a key that is not there: %j', async (key) => {
    if (key === undefined) delete process.env['MAKE_API_KEY']
    else process.env['MAKE_API_KEY'] = key
    const { code, stderr } = await command('deploy', 'apply', '--zone', 'eu1.make.com')
    expect([code, stderr]).toEqual([
      2,
      'Set MAKE_API_KEY to a key of eu1.make.com with the scopes sdk-apps:read and sdk-apps:write.\n',
    ])
  })
})

test('an app that cannot be deployed is told all that is wrong with it, before anything is sent', async () => {
  const desk = deskOf(make())
  writeFileSync(join(desk.folder, 'send.json'), '[')
  edit(desk.folder, 'makecomapp.json', ({ components, generalCodeFiles }) => {
    generalCodeFiles.base = '../../secrets.json'
    components.module.send.codeFiles.parameters = 'send.json'
    components.rpc.lists.connection = 'other'
    components.module.watch.webhook = null
    components.connection.main.connectionType = undefined
    components.webhook.hook.codeFiles.communication = 'nowhere.json'
  })
  const { code, stderr } = await desk.run('apply')
  expect([code, make().requests]).toEqual([2, []])
  expect(stderr.replaceAll(desk.folder, '<app>').trim().split('\n')).toEqual([
    'The app in <app> cannot be deployed:',
    "  connection 'main' has no connectionType in makecomapp.json",
    '  There is no file <app>/nowhere.json.',
    '  send.json: Make knows no "parameters" of a module',
    '  send.json: 1:2: close bracket expected',
    "  module 'watch' has no webhook in makecomapp.json",
    "  rpc 'lists' refers to connection 'other', which there is not",
    "  ../../secrets.json leads out of <app>. Move the file into the app's folder.",
  ])
})

describe('Make refuses', () => {
  test.each(['plan', 'apply'])('a wrong key, which is never shown: %s', async (name) => {
    process.env['MAKE_API_KEY'] = 'a-key-that-nobody-may-see'
    const desk = deskOf(make())
    const { code, stdout, stderr } = await desk.run(name)
    expect([code, oneLine(stderr)]).toEqual([2, expect.stringContaining('does not take the key in MAKE_API_KEY.')])
    expect(stdout + stderr).not.toContain('a-key-that-nobody-may-see')
  })

  test('a key that may only read: nothing is created, and the next apply goes on', async () => {
    process.env['MAKE_API_KEY'] = makeKeys.readOnly
    const desk = deskOf(make())
    const { code, stderr } = await desk.run('apply')
    expect([code, oneLine(stderr)]).toEqual([2, expect.stringContaining('The key in MAKE_API_KEY may not do this.')])
    expect(make().contents()).toEqual({ apps: {}, components: {} })
    process.env['MAKE_API_KEY'] = make().key
    expect((await desk.run('apply')).code).toBe(0)
  })

  test('an app that is not there', async () => {
    const { code, stderr } = await deskOf(make()).run('plan', '--app', 'other-app')
    expect([code, oneLine(stderr)]).toEqual([
      2,
      expect.stringContaining('has no app other-app in version 1. Check --app and the zone.'),
    ])
  })

  test('another type of connection: Make never changes it', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    edit(desk.folder, 'makecomapp.json', ({ components }) => void (components.connection.main.connectionType = 'oauth'))
    const { code, stderr } = await desk.run('apply')
    expect([code, oneLine(stderr)]).toEqual([
      2,
      expect.stringContaining("connection 'main' is basic in Make and oauth here"),
    ])
  })
})

describe('a wrong zone', () => {
  test('nobody there', async () => {
    const desk = deskOf(make())
    let zone = ''
    await elsewhere(
      () => {},
      async (one) => void (zone = one),
    )
    const { code, stderr } = await desk.run('apply', '--zone', zone)
    expect([code, oneLine(stderr)]).toEqual([2, expect.stringContaining(`${zone} does not answer: ECONNREFUSED.`)])
    expect(readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')).toContain('"origins": []')
  })

  test.each<[string, RequestListener, string]>([
    [
      'a web page',
      (_, answer) => answer.setHeader('content-type', 'text/html').end('<h1>Hello</h1>'),
      'answers with a web page',
    ],
    [
      'another API',
      (_, answer) => answer.setHeader('content-type', 'application/json').end('{}'),
      "does not answer as Make's API does",
    ],
    ['an API of texts', (_, answer) => answer.end('hello'), "does not answer as Make's API does"],
    ['a missing page', (_, answer) => answer.writeHead(404).end('<h1>No</h1>'), 'Make refused.'],
    [
      'another address',
      (_, answer) => answer.writeHead(302, { location: 'https://other.example.com/api' }).end(),
      'Set MAKE_ZONE=other.example.com',
    ],
    ['itself', (_, answer) => answer.writeHead(302, { location: '/login' }).end(), 'answers with a redirect'],
  ])('%s', async (_name, answer, says) => {
    await elsewhere(answer, async (zone) => {
      const { code, stderr } = await deskOf(make()).run('apply', '--zone', zone)
      expect([code, oneLine(stderr)]).toEqual([2, expect.stringContaining(says)])
      expect(stderr).not.toContain(make().key)
    })
  })
})

const repeat: RequestListener = ({ headers }, answer) =>
  void answer
    .writeHead(400, { 'content-type': 'application/json' })
    .end(JSON.stringify({ message: `Bad ${headers.authorization}` }))

test('a key that a server repeats is not shown', async () => {
  await elsewhere(repeat, async (zone) => {
    const { stderr } = await deskOf(make()).run('apply', '--zone', zone)
    expect(stderr).toContain('400 Bad Token *****')
  })
})

test('the key is in no file that a deployment writes', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  const files = [desk.folder, desk.records].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(make().key))).toEqual([])
})

test('common data is deployed, and never printed', async () => {
  const folder = smallApp()
  writeFileSync(join(folder, 'common.json'), '{ "clientSecret": "hush" }')
  edit(folder, 'makecomapp.json', ({ generalCodeFiles }) => void (generalCodeFiles.common = 'common.json'))
  const desk = deskOf(make(), folder)
  await desk.run('apply')
  writeFileSync(join(folder, 'common.json'), '{"clientSecret":"hush"}')
  expect((await desk.run('apply')).stdout).toBe('Nothing to do: Make holds all of it.\n')
  writeFileSync(join(folder, 'common.json'), '{ "clientSecret": "hush hush" }')
  const shown = (await desk.run('plan')).stdout + (await desk.run('plan', '--format', 'json')).stdout
  expect(shown).toContain('(not shown: common data may hold secrets)')
  expect(shown).not.toContain('hush')
  expect(writesOf(make()).filter((request) => request.endsWith('/common'))).toHaveLength(1)
})

test('an app without its app.json can be deployed to an app in Make only', async () => {
  const folder = join(tempFolder(), 'deep', 'app')
  mkdirSync(folder, { recursive: true })
  cpSync(smallApp(), folder, {
    recursive: true,
    filter: (path) => !path.endsWith('app.json') || path.endsWith('makecomapp.json'),
  })
  const { code, stderr } = await deskOf(make(), folder).run('apply')
  expect([code, oneLine(stderr)]).toEqual([2, expect.stringContaining('no app.json says who it is')])
  expect(existsSync(join(folder, 'app.json'))).toBe(false)
})
