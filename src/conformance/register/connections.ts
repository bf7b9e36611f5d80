import type { Chapter } from '../rule.ts'

const components = 'https://developers.make.com/custom-apps-documentation/app-components'

export const connections: Chapter = {
  title: 'Connections',
  link: `${components}/connections/basic-connection`,
  kind: 'directive',
  rules: [
    {
      id: 'connection.api',
      text: 'One request with an absolute URL verifies it.',
      tests: ['connection > a connection'],
    },
    { id: 'connection.parameters', text: 'Its form; all values are `{{connection.name}}` afterwards.' },
    { id: 'response.data', text: 'Goes into what is stored, over the values of the form.' },
    { id: 'response.metadata', text: '`{ type: text or email, value }`, shown in brackets after the name.' },
    { id: 'response.uid', text: 'Id of the account, for shared webhooks.' },
    { id: 'connection/errors', text: '`valid`, `error`, `temp`, `type` and `condition` as anywhere.', take: null },
    {
      id: 'connection/refused',
      text: 'Not `aws`, `pagination`, `response.limit`, `response.iterate`, `response.output`.',
      take: null,
    },
    { id: 'connection/types', text: '`basic`, `apikey` and `other` are verified alike.', take: null },
    { id: 'connection/password', text: 'A field of type `password` is never quoted in a message.', take: null },
    {
      id: 'connection/editable',
      text: '`editable` fields, reserved names.',
      unsupported: "They concern Make's own dialog.",
    },
  ],
}

export const oauth: Chapter = {
  title: 'OAuth connections',
  link: `${components}/connections/oauth2`,
  kind: 'directive',
  rules: [
    {
      id: 'oauth2',
      text: 'From the browser over the token to the account.',
      tests: ['oauth > an OAuth 2 connection', 'oauth > an OAuth connection with'],
      take: null,
    },
    { id: 'oauth1', text: 'The same with a request token.', tests: ['oauth > an OAuth 1 connection'], take: null },
    {
      id: 'oauth/types',
      text: '`oauth`, `oauth-refresh`, `oauth-resowncre`, `oauth-clicre` and `oauth-1`.',
      take: null,
    },
    { id: 'preauthorize', text: 'Request before the browser is sent away.' },
    { id: 'requestToken', text: 'OAuth 1: the token that the user confirms.' },
    { id: 'authorize', text: 'Address for the browser.', tests: ['oauth > the address of an OAuth connection'] },
    { id: 'authorize.response.temp', text: 'Reads the `query` that comes back.' },
    { id: 'token', text: 'Exchanges the code.' },
    { id: 'accessToken', text: 'OAuth 1: exchanges the confirmed token.' },
    { id: 'info', text: 'Reads the account: `uid`, `metadata`.' },
    { id: 'refresh', text: 'Renews the token before a run.' },
    { id: 'refresh.condition', text: 'Whether it is time to.' },
    { id: 'invalidate', text: 'Takes the token back.' },
    { id: 'response.expires', text: 'When the user has to authorize anew.' },
    { id: 'response.scope', text: 'Scopes that a token response reports.' },
    { id: 'connection.scope', text: 'Scopes that are always asked for, with those that are asked for beside them.' },
    {
      id: 'connection.scopes',
      text: 'Names of all scopes, for the dialog.',
      unsupported: 'The caller gives the scopes.',
    },
    {
      id: 'module.scope',
      text: 'Scopes that a module needs.',
      unsupported: 'The caller gives the scopes of the module for which a connection is made.',
    },
    {
      id: 'install',
      text: '`installSpec` and `install`: constants that whoever installs an app or a connection fills in.',
      tests: ['install'],
      take: null,
    },
  ],
}
