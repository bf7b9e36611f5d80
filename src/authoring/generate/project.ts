import { type Component, connectionComponent, moduleComponent, rpcComponent, webhookComponent } from './components.ts'
import type { AppFile } from './files.ts'
import type { AppSources } from './sources.ts'

const record = (components: Component[]) => Object.fromEntries(components.map(({ name, metadata }) => [name, metadata]))

/**
 * Returns the files of the app: Make's project file, which lists all others, and the sections of every component under the
 * names that Make's editor gives them.
 * https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 */
export function projectFiles(sources: AppSources): AppFile[] {
  const connections = sources.connections.map(connectionComponent)
  const webhooks = sources.webhooks.map(webhookComponent)
  const modules = sources.modules.map(moduleComponent)
  const rpcs = sources.rpcs.map(rpcComponent)
  const makecomapp = {
    fileVersion: 1,
    generalCodeFiles: {
      base: 'general/base.iml.json',
      common: null,
      readme: 'README.md',
      groups: 'modules/groups.json',
    },
    components: {
      connection: record(connections),
      webhook: record(webhooks),
      module: record(modules),
      rpc: record(rpcs),
      function: {},
      endpoint: {},
    },
    origins: sources.origins ?? [],
  }
  const { identity, base, readme, icon } = sources
  return [
    { path: 'makecomapp.json', source: identity.file, role: 'Makecomapp', content: makecomapp },
    { path: 'general/base.iml.json', source: base.file, role: 'Base', content: base.definition },
    { path: 'README.md', source: readme.file, content: readme.definition },
    // Make's project file has no entry for it: it is uploaded by itself.
    { path: 'assets/icon.png', source: icon.file, content: icon.definition },
    { path: 'modules/groups.json', source: identity.file, role: 'Groups', content: identity.definition.groups },
    ...[...connections, ...webhooks, ...rpcs, ...modules].flatMap(({ files }) => files),
  ]
}
