export const kinds = ['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint'] as const

export type Kind = (typeof kinds)[number]

/** The sections of each kind of component as Make's API names them, by the code type that local development gives their file. */
export const sections: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  connection: {
    communication: 'api',
    params: 'parameters',
    common: 'common',
    scopeList: 'scopes',
    defaultScope: 'scope',
    installSpec: 'installSpec',
    installDirectives: 'install',
  },
  webhook: {
    communication: 'api',
    params: 'parameters',
    attach: 'attach',
    detach: 'detach',
    update: 'update',
    requiredScope: 'scope',
  },
  module: {
    communication: 'api',
    epoch: 'epoch',
    staticParams: 'parameters',
    mappableParams: 'expect',
    interface: 'interface',
    samples: 'samples',
    scope: 'scope',
  },
  rpc: { communication: 'api', params: 'parameters' },
  function: { code: 'code', test: 'test' },
  endpoint: {
    communication: 'api',
    scope: 'scope',
    inputParameters: 'inputParameters',
    outputParameters: 'outputParameters',
    context: 'context',
  },
}

/** Sections that hold text instead of JSON. */
export const textSections: ReadonlySet<string> = new Set(['readme', 'code', 'test', 'context'])

/** Sections that make requests or answer them: their texts are IML. `epoch` is laid over `api`. */
export const communications: ReadonlySet<string> = new Set(['api', 'attach', 'detach', 'update', 'epoch', 'base'])
