import type { ConnectionDefinition, ModuleDefinition, RpcDefinition } from '../../src/authoring/define.ts'
import type { AppSources, Source } from '../../src/authoring/generate/index.ts'

/** A connection that needs no explanation. */
export const connection = (name = 'shop', file = `connections/${name}.ts`): Source<ConnectionDefinition> => ({
  file,
  definition: {
    name,
    type: 'basic',
    label: 'Shop',
    parameters: [{ name: 'apiKey', type: 'password', label: 'API key' }],
    communication: {
      url: 'https://shop.test/me',
      log: { sanitize: ['request.headers.authorization'] },
      response: { error: '{{body.message}}' },
    },
  },
})

/** An action that needs no explanation. */
export const action = (
  name = 'getOrder',
  changes: Partial<ModuleDefinition> = {},
  file?: string,
): Source<ModuleDefinition> => ({
  file: file ?? `modules/${name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.ts`,
  definition: {
    name,
    type: 'action',
    crud: 'read',
    label: 'Get an order',
    description: 'Gets an order.',
    connection: 'shop',
    mappableParameters: [{ name: 'id', type: 'text', label: 'ID', required: true }],
    communication: { url: '/orders/{{parameters.id}}' },
    interface: [{ name: 'id', type: 'text', label: 'ID' }],
    samples: { id: '1' },
    ...changes,
  } as ModuleDefinition,
})

/** An RPC that needs no explanation. */
export const rpc = (name = 'listOrders'): Source<RpcDefinition> => ({
  file: 'rpcs/list-orders.ts',
  definition: { name, label: 'List orders', connection: 'shop', communication: { url: '/orders' } },
})

/** The sources of a small app, with changes. */
export const sources = (changes: Partial<AppSources> = {}): AppSources => ({
  identity: {
    file: 'app.json',
    definition: {
      name: 'shop',
      label: 'Shop',
      description: 'A shop.',
      theme: '#112233',
      language: 'en',
      audience: 'global',
      version: 1,
      groups: [{ label: 'Orders', modules: (changes.modules ?? [action()]).map((source) => source.definition.name) }],
    },
  },
  base: {
    file: 'base.ts',
    definition: {
      baseUrl: 'https://shop.test',
      log: { sanitize: ['request.headers.authorization'] },
      response: { error: '{{body.message}}' },
    },
  },
  readme: { file: 'docs/app-readme.md', definition: '# Shop\n' },
  icon: { file: 'icon.svg', definition: Uint8Array.of(0x89, 0x50, 0xff) },
  connections: [connection()],
  webhooks: [],
  modules: [action()],
  rpcs: [],
  ...changes,
})
