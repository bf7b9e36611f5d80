import { describe, expect, test } from 'vitest'
import { type AppDefinition, createApp, loadApp } from '../../src/runtime/index.ts'
import { folderOf } from './folders.ts'
import { service } from './harness.ts'

const installSpec = [
  { name: 'clientId', type: 'text', label: 'Client ID', required: true },
  { name: 'clientSecret', type: 'password', required: true },
]
const install = { common: { clientId: '{{parameters.clientId}}', secret: '{{parameters.clientSecret}}' } }
const filled = { clientId: 'c', clientSecret: 's' }

const definition: AppDefinition = {
  common: { host: 'api.test' },
  installSpec,
  install,
  connections: {
    grant: {
      type: 'oauth',
      common: { clientId: 'built in', tenant: 't' },
      installSpec,
      install,
      api: {
        token: {
          url: 'https://api.test/token',
          method: 'POST',
          body: { id: '{{common.clientId}}', secret: '{{common.secret}}', tenant: '{{common.tenant}}' },
          response: { data: { token: '{{body.token}}' } },
        },
      },
    },
    key: {
      install,
      installSpec,
      api: { url: 'https://api.test/me', headers: { 'x-client': '{{common.clientId}}' }, log: { sanitize: [] } },
    },
  },
  modules: { probe: { api: { url: 'https://{{common.host}}/{{common.clientId}}' } } },
}

describe('an installation', () => {
  test('gives the constants of the app, over those of its definition', async () => {
    const { fetch, requests } = service({ body: {} })
    const { common } = await createApp(definition).install({ parameters: filled })
    expect(common).toEqual({ host: 'api.test', clientId: 'c', secret: 's' })
    await createApp({ ...definition, common }, { fetch }).runModule('probe')
    expect(requests[0]?.url).toBe('https://api.test/c')
  })

  test('gives the constants with which a connection of OAuth is authorized', async () => {
    const { fetch, requests } = service({ body: { token: 'x' } })
    const app = createApp(definition, { fetch })
    const { common: connectionCommon } = await app.install({ connection: 'grant', parameters: filled })
    expect(connectionCommon).toEqual({ clientId: 'c', secret: 's', tenant: 't' })
    const { pending } = await app.authorizeConnection('grant', { connectionCommon })
    expect((await app.completeConnection('grant', { pending, connectionCommon })).data).toMatchObject({ token: 'x' })
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({ id: 'c', secret: 's', tenant: 't' })
  })

  test('gives the constants with which a basic connection is verified', async () => {
    const { fetch, requests } = service({ body: {} })
    const app = createApp(definition, { fetch })
    const { common: connectionCommon } = await app.install({ connection: 'key', parameters: filled })
    await app.verifyConnection('key', { connectionCommon })
    expect(requests[0]?.headers['x-client']).toBe('c')
  })

  test('changes nothing where there is nothing to install', async () => {
    const plain = { common: { a: 1 }, connections: { key: { install: [], api: { url: 'https://a.test' } } } }
    expect((await createApp(plain).install()).common).toEqual({ a: 1 })
    expect((await createApp(plain).install({ connection: 'key' })).common).toEqual({})
  })

  test.each([
    [{ connection: 'none' }, definition, "There is no connection 'none'"],
    [{ parameters: { clientId: 'c' } }, definition, 'clientSecret: Field is mandatory.'],
    [{}, { install: { common: '{{1}}' } }, 'install.common: expected a collection, but found Number'],
    [{}, { install: 'text' }, 'install: expected a collection of directives, but found String'],
    [{}, { install: { url: 'https://a.test' } }, 'install.url'],
  ])('%j of %j fails with a reason', async (input, app: AppDefinition, message) => {
    await expect(createApp(app).install(input)).rejects.toThrow(message)
  })

  test('is told as unsupported where it does more than that', () => {
    const odd = { install: { url: 'x' }, installSpec: [{ name: 'a', type: 'odd' }] }
    const app = createApp({
      ...odd,
      functions: { f: () => 1 },
      connections: { key: { ...odd, api: { url: 'https://a.test' } } },
    })
    expect(app.unsupported().map(({ feature, place }) => `${feature} | ${place}`)).toEqual([
      'install.url | install.url',
      "field of type odd | installSpec: parameter 'a'",
      "install.url | connection 'key', install.url",
      "field of type odd | connection 'key', installSpec: parameter 'a'",
    ])
  })

  test('is read from the files of a project and of an export', async () => {
    const sections = { installSpec: JSON.stringify(installSpec), install: JSON.stringify(install) }
    const codeFiles = { communication: 'c/api.json', installSpec: 'c/spec.json', installDirectives: 'c/install.json' }
    const project = folderOf({
      'makecomapp.json': JSON.stringify({
        components: { connection: { grant: { connectionType: 'oauth', codeFiles } } },
      }),
      'c/api.json': '{}',
      'c/spec.json': sections.installSpec,
      'c/install.json': sections.install,
    })
    const exported = folderOf({
      'metadata.json': '{ "name": "probe" }',
      'base.imljson': '{}',
      'install.imljson': sections.install,
      'installSpec.imljson': sections.installSpec,
      'connections/grant/metadata.json': '{ "type": "oauth" }',
      'connections/grant/api.imljson': '{}',
      'connections/grant/install.imljson': sections.install,
      'connections/grant/installSpec.imljson': sections.installSpec,
    })
    const expected = { clientId: 'c', secret: 's' }
    for (const folder of [project, exported]) {
      // oxlint-disable-next-line no-await-in-loop -- one folder after the other
      const { common } = await loadApp(folder).install({ connection: 'grant', parameters: filled })
      expect(common).toEqual(expected)
    }
    expect((await loadApp(exported).install({ parameters: filled })).common).toEqual(expected)
  })
})
