/** The kinds of component that an app in Make has. */
export const componentKinds = ['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint'] as const

export type ComponentKind = (typeof componentKinds)[number]

/** A section of Make's API: the columns of its checksum, its media type, and what it holds before anything is written. */
export interface SectionKind {
  /** Of the values; definitions that keep their comments have another one, `<column>_jsonc`. */
  readonly column: string
  readonly type: 'application/jsonc' | 'application/json' | 'text/markdown' | 'application/javascript'
  readonly initial: string
}

const jsonc = (column: string, initial = '[]'): SectionKind => ({ column, type: 'application/jsonc', initial })
const json = (column: string, initial: string): SectionKind => ({ column, type: 'application/json', initial })

type Sections = Readonly<Record<string, SectionKind>>

/** Sections of the app itself, by the last part of their path. */
export const appSections: Sections = {
  base: jsonc('base', '{}'),
  common: json('common', '{}'),
  readme: { column: 'content', type: 'text/markdown', initial: '' },
  groups: json('groups', '[]'),
  install: jsonc('install', '{}'),
  installSpec: jsonc('install_spec'),
}

/** Sections of components, by kind and the last part of their path. */
export const sectionKinds: Readonly<Record<ComponentKind, Sections>> = {
  connection: {
    api: jsonc('api', '{\n    // A template of Make\n    "url": "https://www.example.com/whoami"\n}'),
    parameters: jsonc('parameters'),
    scopes: jsonc('scopes', '{}'),
    scope: jsonc('scope'),
    install: jsonc('install', '{}'),
    installSpec: jsonc('install_spec'),
    common: json('common', '{}'),
  },
  webhook: {
    api: jsonc('api', '{\n    "output": "{{body}}"\n}'),
    parameters: jsonc('parameters'),
    attach: jsonc('attach', '{}'),
    detach: jsonc('detach', '{}'),
    update: jsonc('update', '{}'),
    scope: jsonc('scope'),
  },
  module: {
    api: jsonc('api', '{}'),
    epoch: jsonc('epoch', '{}'),
    parameters: jsonc('parameters'),
    expect: jsonc('expect'),
    interface: jsonc('interface'),
    samples: jsonc('samples', '{}'),
    scope: jsonc('scope'),
  },
  rpc: { api: jsonc('api', '{}'), parameters: jsonc('parameters') },
  function: {
    code: { column: 'code', type: 'application/javascript', initial: 'function fn() {}' },
    test: { column: 'test', type: 'application/javascript', initial: '' },
  },
  endpoint: {
    api: jsonc('api', '{}'),
    scope: jsonc('scope'),
    inputParameters: jsonc('input_parameters'),
    outputParameters: jsonc('output_parameters'),
  },
}

/** Where a kind's checksums stand in the answer that has them all. */
export const checksumNames: Readonly<Record<ComponentKind, string>> = {
  connection: 'accounts',
  webhook: 'hooks',
  module: 'modules',
  rpc: 'rpcs',
  function: 'functions',
  endpoint: 'endpoints',
}

/** The columns of metadata that checksums cover, by the name in requests. Others, such as a module's webhook, have none. */
export const metadataColumns: Readonly<Record<string, string>> = {
  label: 'label',
  description: 'description',
  typeId: 'type_id',
  crud: 'crud',
  connection: 'account_name',
  altConnection: 'alt_account_name',
}

/** What the metadata of each kind consists of; all null until it is given. */
export const metadataNames: Readonly<Record<ComponentKind, readonly string[]>> = {
  connection: ['label', 'type'],
  webhook: ['label', 'type', 'connection', 'altConnection'],
  module: ['label', 'description', 'typeId', 'crud', 'connection', 'altConnection', 'webhook'],
  rpc: ['label', 'connection', 'altConnection'],
  function: [],
  endpoint: ['label', 'description', 'context', 'annotations', 'attachedAccounts'],
}

/** What cannot be changed after the creation. */
export const settledNames: ReadonlySet<string> = new Set(['type'])
