import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { connectReadyMade } from '../../src/workbench/server/connect.ts'
import { createServer } from '../../src/workbench/server/server.ts'
import { openServices, type Services } from '../../src/workbench/server/services.ts'
import { State, type WorkbenchOptions } from '../../src/workbench/server/state.ts'
import { tempFolder } from '../temp-folder.ts'

export const host = '127.0.0.1:4747'
export const token = 'token-of-the-page'

/** The routes of a workbench without a port of their own. */
export interface Client {
  readonly state: State
  /** What a route answers to the page: its status, and its body as JSON. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>
  get(path: string): Promise<any>
  post(path: string, body: unknown): Promise<any>
  request(path: string, init?: RequestInit): Promise<Response>
}

export const ownProject: WorkbenchOptions = { folder: 'app', root: process.cwd() }

/** Opens a workbench. Close its state when the tests are over. */
export async function openClient(options: WorkbenchOptions, kind: Services['kind']): Promise<Client> {
  const state = new State(options, await openServices(kind))
  await connectReadyMade(state)
  const page = { script: 'page()', style: 'page {}' }
  const server = createServer(state, { page, token, port: () => 4747 })
  const request = async (path: string, { headers, ...init }: RequestInit = {}): Promise<Response> =>
    server.request(`http://${host}${path}`, { ...init, headers: { host, ...(headers as Record<string, string>) } })
  const ask: Client['ask'] = async (method, path, body) => {
    const init = {
      method,
      headers: { 'x-workbench': token },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }
    const response = await request(path, init)
    return { status: response.status, body: await response.json() }
  }
  return {
    state,
    request,
    ask,
    get: async (path) => (await ask('GET', path)).body,
    post: async (path, body) => (await ask('POST', path, body)).body,
  }
}

/** A folder of a Make app with these sections: `makecomapp.json` is made of the names of the files. */
export function appFolder(components: Record<string, Record<string, Component>>, base: unknown = {}): string {
  const folder = tempFolder()
  const write = (path: string, value: unknown): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), JSON.stringify(value) ?? '')
    return path
  }
  const listed = Object.entries(components).map(([kind, section]) => [
    kind,
    Object.fromEntries(
      Object.entries(section).map(([name, { files, ...metadata }]) => [
        name,
        {
          ...metadata,
          codeFiles: Object.fromEntries(
            Object.entries(files).map(([type, value]) => [type, write(`${kind}/${name}/${type}.json`, value)]),
          ),
        },
      ]),
    ),
  ])
  write('makecomapp.json', {
    fileVersion: 1,
    generalCodeFiles: { base: write('base.json', base), common: null, readme: null, groups: null },
    components: Object.fromEntries(listed),
    origins: [],
  })
  return folder
}

interface Component {
  readonly files: Record<string, unknown>
  readonly [key: string]: unknown
}
