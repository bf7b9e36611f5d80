/**
 * The section of Make's API that each code type of local development becomes, by kind of component that has requests or
 * forms. https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps
 */
export const codeTypes = {
  connection: {
    communication: 'api',
    params: 'parameters',
    common: 'common',
    defaultScope: 'scope',
    scopeList: 'scopes',
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
    staticParams: 'parameters',
    mappableParams: 'expect',
    interface: 'interface',
    samples: 'samples',
    epoch: 'epoch',
    scope: 'scope',
  },
  rpc: { communication: 'api', params: 'parameters' },
  endpoint: {
    communication: 'api',
    scope: 'scope',
    inputParameters: 'inputParameters',
    outputParameters: 'outputParameters',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>
