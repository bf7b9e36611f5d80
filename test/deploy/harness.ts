import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import nock from 'nock'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type MakeContents, type MakeSandbox, startMake } from '../../src/sandbox/make/index.ts'
import { command, type Ended } from '../scripts/command.ts'
import { tempFolder } from '../temp-folder.ts'

type Json = Record<string, unknown>

/** A small app with one of each kind that outside developers deploy. */
export function smallApp(folder = join(tempFolder(), 'app')): string {
  const file = (path: string, content: unknown): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content, null, 4))
    return path
  }
  const metadata = { connection: 'main', altConnection: null }
  file('app.json', {
    name: 'small',
    label: 'Small',
    description: 'A small app.',
    theme: '#123456',
    language: 'en',
    audience: 'global',
  })
  file('makecomapp.json', {
    fileVersion: 1,
    generalCodeFiles: {
      base: file('base.iml.json', '{\n    // Where it is\n    "baseUrl": "https://api.example.com"\n}'),
      common: null,
      readme: file('README.md', '# Small\n'),
      groups: file('groups.json', [{ label: 'All', modules: ['send', 'watch'] }]),
    },
    components: {
      connection: {
        main: {
          label: 'Main',
          connectionType: 'basic',
          codeFiles: {
            communication: file('connection.api.json', { url: '/me' }),
            params: file('connection.json', [{ name: 'key', type: 'password', required: true }]),
          },
        },
      },
      webhook: {
        hook: {
          label: 'Hook',
          webhookType: 'web',
          ...metadata,
          codeFiles: { communication: file('hook.json', { output: '{{body}}' }) },
        },
      },
      module: {
        send: {
          label: 'Send',
          description: 'Sends.',
          moduleType: 'action',
          actionCrud: 'create',
          ...metadata,
          codeFiles: {
            communication: file('send.api.json', { url: '/send', method: 'POST', body: '{{parameters}}' }),
            mappableParams: file('send.json', [
              { name: 'text', type: 'text', label: 'Text' },
              { name: 'list', type: 'select', label: 'List', options: 'rpc://lists' },
            ]),
          },
        },
        watch: {
          label: 'Watch',
          description: 'Watches.',
          moduleType: 'instant_trigger',
          webhook: 'hook',
          connection: null,
          altConnection: null,
          codeFiles: { interface: file('watch.json', [{ name: 'id', type: 'text', label: 'ID' }]) },
        },
      },
      rpc: {
        lists: { label: 'Lists', ...metadata, codeFiles: { communication: file('lists.json', { url: '/lists' }) } },
      },
      function: {},
      endpoint: {},
    },
    origins: [],
  })
  return folder
}

/** Replaces what a JSON file of an app holds by what `change` makes of it. */
export function edit(folder: string, file: string, change: (content: any) => unknown): void {
  const path = join(folder, file)
  const content: unknown = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify(change(content) ?? content, null, 4))
}

/** Commands of one folder against a Make instance on this machine. */
export interface Desk {
  readonly folder: string
  readonly records: string
  run(...args: string[]): Promise<Ended>
}

export const deskOf = (make: MakeSandbox, folder = smallApp(), records = join(tempFolder(), 'deployments')): Desk => ({
  folder,
  records,
  async run(name, ...args) {
    return command(
      'deploy',
      name ?? '',
      folder,
      '--records',
      records,
      ...(args.includes('--zone') ? [] : ['--zone', make.zone]),
      ...args,
    )
  },
})

/** A Make instance for the tests of one file, empty before each, and the key to it. */
export function useMake(): () => MakeSandbox {
  let make: MakeSandbox | undefined
  beforeAll(async () => {
    // Some thousand requests to 127.0.0.1, which nock would look at one by one.
    nock.restore()
    make = await startMake()
  })
  beforeEach(() => {
    make?.reset()
    process.env['MAKE_API_KEY'] = make?.key
    delete process.env['MAKE_ZONE']
  })
  afterAll(async () => {
    delete process.env['MAKE_API_KEY']
    await make?.stop()
    nock.activate()
  })
  return () => {
    if (make === undefined) throw new Error('The Make instance has not started yet.')
    return make
  }
}

/** The requests that change something, as `PUT /small-…/1/base`. */
export const writesOf = (make: MakeSandbox): string[] =>
  make.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)

/** The only app of an instance. */
export const appIn = (make: MakeSandbox): string => Object.keys(make.contents().apps)[0] ?? ''

export const originsOf = (folder: string): Json[] =>
  (JSON.parse(readFileSync(join(folder, 'makecomapp.json'), 'utf8')) as { origins: Json[] }).origins

/** What an instance holds, without the order in which components came. */
export const sorted = ({ apps, components }: MakeContents): unknown => ({
  apps,
  components: Object.fromEntries(Object.entries(components).toSorted(([one], [other]) => (one < other ? -1 : 1))),
})
