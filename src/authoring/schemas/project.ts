import type { JSONSchema } from 'json-schema-to-typescript'
import { object, oneOfWords, ref, type Schemas, text } from './primitives.ts'

const pathOrNull: JSONSchema = { type: ['string', 'null'] }
const nameOrNull: JSONSchema = { type: ['string', 'null'] }

const codeFiles = (...codeTypes: string[]): JSONSchema =>
  object(Object.fromEntries(codeTypes.map((codeType) => [codeType, pathOrNull])))

const componentsOf = (metadata: JSONSchema): JSONSchema => ({
  type: 'object',
  additionalProperties: { anyOf: [metadata, { type: 'null' }] },
})

const connections = { connection: nameOrNull, altConnection: nameOrNull }

const idMapping: JSONSchema = {
  type: 'array',
  items: object(
    { local: nameOrNull, remote: nameOrNull, localDeleted: { type: 'boolean' }, nonOwnedByApp: { type: 'boolean' } },
    ['local', 'remote'],
  ),
}

const kinds = ['connection', 'webhook', 'module', 'rpc', 'function', 'endpoint']

/** The files that make an app: Make's project file, the groups, the samples, and our own `app.json`. */
export const project: Schemas = {
  Samples: { description: 'One example bundle.', type: 'object', additionalProperties: true },
  Groups: {
    description: 'Modules in the order of the app picker.',
    type: 'array',
    items: ref('Group'),
  },
  Group: object({ label: text(), modules: { type: 'array', items: text() } }, ['label', 'modules']),
  Makecomapp: {
    description:
      'makecomapp.json, the project file of local development. https://developers.make.com/custom-apps-documentation/get-started/make-apps-editor/apps-sdk/local-development-for-apps',
    ...object(
      {
        fileVersion: { const: 1 },
        generalCodeFiles: object({ base: pathOrNull, common: pathOrNull, readme: pathOrNull, groups: pathOrNull }, [
          'base',
          'common',
          'readme',
          'groups',
        ]),
        components: object(
          {
            connection: componentsOf(
              object(
                {
                  label: text(),
                  connectionType: oneOfWords('basic', 'oauth'),
                  codeFiles: codeFiles(
                    'communication',
                    'params',
                    'common',
                    'scopeList',
                    'defaultScope',
                    'installSpec',
                    'installDirectives',
                  ),
                },
                ['codeFiles'],
              ),
            ),
            webhook: componentsOf(
              object(
                {
                  label: text(),
                  webhookType: oneOfWords('web', 'web-shared'),
                  ...connections,
                  codeFiles: codeFiles('communication', 'params', 'attach', 'detach', 'update', 'requiredScope'),
                },
                ['codeFiles'],
              ),
            ),
            module: componentsOf(
              object(
                {
                  label: text(),
                  description: text(),
                  moduleType: oneOfWords('trigger', 'action', 'search', 'instant_trigger', 'responder', 'universal'),
                  actionCrud: { enum: ['create', 'read', 'update', 'delete', null] },
                  ...connections,
                  webhook: nameOrNull,
                  codeFiles: codeFiles(
                    'communication',
                    'epoch',
                    'staticParams',
                    'mappableParams',
                    'interface',
                    'samples',
                    'scope',
                  ),
                },
                ['codeFiles'],
              ),
            ),
            rpc: componentsOf(
              object({ label: text(), ...connections, codeFiles: codeFiles('communication', 'params') }, ['codeFiles']),
            ),
            function: componentsOf(object({ label: text(), codeFiles: codeFiles('code', 'test') }, ['codeFiles'])),
            endpoint: componentsOf({ type: 'object', required: ['codeFiles'] }),
          },
          kinds,
        ),
        origins: { type: 'array', items: ref('Origin') },
      },
      ['fileVersion', 'generalCodeFiles', 'components', 'origins'],
    ),
  },
  Origin: object(
    {
      label: text(),
      baseUrl: { type: 'string', pattern: '^https://(.*)/api$' },
      appId: { type: 'string', pattern: '^[a-z][0-9a-z-]+[0-9a-z]$' },
      appVersion: { type: 'number' },
      idMapping: object(Object.fromEntries(kinds.map((kind) => [kind, idMapping])), kinds),
      apikeyFile: text(),
    },
    ['baseUrl', 'appId', 'appVersion', 'apikeyFile'],
  ),
  AppIdentity: {
    description: 'app.json: who the app is.',
    ...object(
      {
        $schema: text(),
        name: { type: 'string', pattern: '^[a-z][0-9a-z-]+[0-9a-z]$', minLength: 3, maxLength: 30 },
        label: { ...text(), minLength: 1 },
        description: { ...text(), minLength: 1 },
        theme: { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$' },
        language: { type: 'string', pattern: '^[a-z]{2}$' },
        audience: oneOfWords('global', 'countries'),
        version: { type: 'integer', minimum: 1 },
        groups: ref('Groups'),
      },
      ['name', 'label', 'description', 'theme', 'language', 'audience', 'version', 'groups'],
    ),
  },
}
