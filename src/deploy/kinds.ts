/** The kinds of component, in the order in which each finds there what it refers to. */
export const kinds = ['connection', 'function', 'rpc', 'endpoint', 'webhook', 'module'] as const

export type Kind = (typeof kinds)[number]

/** What a section belongs to: a component, or the app itself. */
export type Owner = Kind | 'app'

/** How texts of a section compare: comments and spaces count in `jsonc`, only values in `json`. */
type Format = 'jsonc' | 'json' | 'text'

/** A file of a component, and the section of Make's API that it becomes. */
export interface Code {
  /** Key in `codeFiles` and `generalCodeFiles`. */
  readonly type: string
  /** Last part of the section's path; undefined for what is a member of the component's metadata. */
  readonly path: string | undefined
  /** The metadata member, where there is no path. */
  readonly member?: string
  /** Under which names Make's checksums may know it. */
  readonly columns: readonly string[]
  readonly mimetype: string
  readonly format: Format
  /** Whether the section describes what users fill in, or what they map onwards. */
  readonly describes?: 'input' | 'output'
  /** Whether its content may be a secret, and is never printed. */
  readonly isSecret?: boolean
}

const jsonc = (type: string, path: string, more: Partial<Code> = {}): Code => ({
  type,
  path,
  // Make keeps the text with its comments in a column of its own beside the parsed definition.
  columns: [path, `${path}_jsonc`, ...(type === path ? [] : [type, `${type}_jsonc`])],
  mimetype: 'application/jsonc',
  format: 'jsonc',
  ...more,
})

const json = (type: string, more: Partial<Code> = {}): Code => ({
  ...jsonc(type, type, more),
  mimetype: 'application/json',
  format: 'json',
})

const text = (type: string, path: string, mimetype: string, columns = [path]): Code => ({
  type,
  path,
  columns,
  mimetype,
  format: 'text',
})

const input = { describes: 'input' } as const
const output = { describes: 'output' } as const
const secret = { isSecret: true } as const

/**
 * The files of each kind, as Make's editor names them, and their sections.
 * https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 */
export const codes: Readonly<Record<Owner, readonly Code[]>> = {
  app: [
    json('common', secret),
    jsonc('base', 'base'),
    json('groups'),
    text('readme', 'readme', 'text/markdown', ['content', 'readme']),
  ],
  connection: [
    jsonc('communication', 'api'),
    jsonc('params', 'parameters', input),
    json('common', secret),
    jsonc('scopeList', 'scopes'),
    jsonc('defaultScope', 'scope'),
    jsonc('installSpec', 'installSpec', { ...input, columns: ['installSpec', 'install_spec', 'install_spec_jsonc'] }),
    jsonc('installDirectives', 'install'),
  ],
  function: [text('code', 'code', 'application/javascript'), text('test', 'test', 'application/javascript')],
  rpc: [jsonc('communication', 'api'), jsonc('params', 'parameters')],
  endpoint: [
    jsonc('communication', 'api'),
    jsonc('scope', 'scope'),
    jsonc('inputParameters', 'inputParameters', { columns: ['input_parameters', 'input_parameters_jsonc'], ...input }),
    jsonc('outputParameters', 'outputParameters', {
      columns: ['output_parameters', 'output_parameters_jsonc'],
      ...output,
    }),
    { ...text('context', 'context', 'text/markdown'), path: undefined, member: 'context' },
  ],
  webhook: [
    jsonc('communication', 'api'),
    jsonc('params', 'parameters', input),
    jsonc('attach', 'attach'),
    jsonc('detach', 'detach'),
    jsonc('update', 'update'),
    jsonc('requiredScope', 'scope'),
  ],
  module: [
    jsonc('communication', 'api'),
    jsonc('epoch', 'epoch'),
    jsonc('staticParams', 'parameters', input),
    jsonc('mappableParams', 'expect', input),
    jsonc('interface', 'interface', output),
    jsonc('samples', 'samples'),
    jsonc('scope', 'scope'),
  ],
}

/** Make's checksums of a section: those of the text with its comments, where it has such, as others look equal without being it. */
export function checksumsIn({ columns }: Code, remote: Readonly<Record<string, string | null>>): string[] {
  const of = (names: readonly string[]): string[] => names.flatMap((name) => remote[name] ?? [])
  const exact = of(columns.filter((column) => column.endsWith('_jsonc')))
  return exact.length > 0 ? exact : of(columns)
}

/** Where the checksums of a kind stand in Make's answer. */
export const checksumLists: Readonly<Record<Owner, string>> = {
  app: 'app',
  connection: 'accounts',
  webhook: 'hooks',
  module: 'modules',
  rpc: 'rpcs',
  function: 'functions',
  endpoint: 'endpoints',
}

/** Names of metadata in the checksums, where they differ from those in requests. */
export const checksumColumns: Readonly<Record<string, string>> = {
  typeId: 'type_id',
  connection: 'account_name',
  altConnection: 'alt_account_name',
}

/** Module types by their number in Make's API. */
export const moduleTypes: Readonly<Record<string, number>> = {
  trigger: 1,
  action: 4,
  search: 9,
  instant_trigger: 10,
  responder: 11,
  universal: 12,
}

/** Connections and webhooks belong to all versions of an app, and Make chooses their names. */
export const isNamedByMake = (kind: Kind): boolean => kind === 'connection' || kind === 'webhook'

/** Modules and endpoints begin hidden from users. */
export const isPublished = (kind: Kind): boolean => kind === 'module' || kind === 'endpoint'

/** A component in a sentence: `module 'identify'`. */
export const nameOf = (kind: Owner, id: string): string => (kind === 'app' ? 'the app' : `${kind} '${id}'`)
