import type { Chapter } from '../rule.ts'

const baseLink = 'https://developers.make.com/custom-apps-documentation/app-components/base'

export const base: Chapter = {
  title: 'Base',
  link: baseLink,
  kind: 'directive',
  rules: [
    { id: 'base.baseUrl', text: 'What relative URLs are appended to.' },
    { id: 'base.headers', text: 'Headers of every request.' },
    { id: 'base.qs', text: 'Query parameters of every request.' },
    {
      id: 'base.headers/merge',
      text: 'A collection of the request goes over them by name, whatever the case of the letters.',
    },
    { id: 'base.headers/text', text: 'One IML text in the request replaces them all.', take: 'api.headers' },
    { id: 'base.headers/spread', text: 'The key `{{...}}` in the request adds to them.' },
    { id: 'base.qs/merge', text: 'A collection of the request goes over them by name.' },
    { id: 'base.qs/text', text: 'One IML text in the request replaces them all.', take: 'api.qs' },
    { id: 'base.body', text: 'Body of requests that carry one; collections merge at every depth.' },
    { id: 'base.response', text: 'Defaults of `response`, merged at every depth.' },
    { id: 'base.response.error', text: 'Message and type of errors, where the request gives none.' },
    {
      id: 'base.response.error/text',
      text: 'A text in the request takes the place of a collection in base.',
      take: 'api.response.error',
    },
    { id: 'base.response.valid', text: 'Validity, where the request says nothing about it.' },
    { id: 'base.response.type', text: 'How answers are parsed, where the request does not say.' },
    { id: 'base.response.temp', text: 'Variables that every answer sets.' },
    { id: 'base.response.output', text: 'Bundle of requests that give none.' },
    { id: 'base.response.iterate', text: 'Iterated by requests that do not say otherwise.' },
    { id: 'base.response.wrapper', text: 'Wrapper of requests that give none.' },
    { id: 'base.response.limit', text: 'Limit of requests that give none.' },
    { id: 'base.log.sanitize', text: 'Masked in the log, together with the paths of the request.' },
    { id: 'base.oauth', text: 'Signs every request (OAuth 1).' },
    { id: 'base.aws', text: 'Signs every request (AWS).' },
    {
      id: 'base.timeout',
      text: 'Milliseconds until a request is given up.',
      tests: ['transport > a timeout > is inherited from base'],
    },
    { id: 'base.pagination', text: 'Further pages, where the request says nothing about them.' },
    { id: 'base.url', text: 'URL of requests that give none.' },
    { id: 'base.encodeUrl', text: 'Whether paths are encoded.' },
    { id: 'base.method', text: 'Method of requests that give none.' },
    { id: 'base.type', text: 'Encoding of bodies.' },
    { id: 'base.temp', text: 'Variables of requests that set none.' },
    { id: 'base.condition', text: 'Whether requests are made that have no condition.' },
    { id: 'base.ca', text: 'Authority that all servers are trusted by.' },
    { id: 'base.followRedirects', text: 'Whether redirects of GET are followed.' },
    { id: 'base.followAllRedirects', text: 'Whether redirects of other methods are followed.' },
    { id: 'base/override', text: '`null` and `{}` of a request take back what base says.', take: null },
    { id: 'base/scope', text: 'Expressions of base see the variables of the module.', take: 'base' },
    {
      id: 'base.repeat',
      text: '`repeat`, `respond`, `verification`, `endpoint`, `response.trigger` and `response.expires` in base.',
      unsupported: 'Make does not accept them there; a run stops at them.',
    },
    {
      id: 'base/list',
      text: 'A list of bases.',
      unsupported: "Make's editor accepts it and says nowhere what it means; it is InvalidConfigurationError.",
    },
  ],
}

export const inheritance: Chapter = {
  title: 'Who inherits base',
  link: `${baseLink}/advanced-inheritance`,
  kind: 'directive',
  rules: [
    { id: 'inherit/module', text: 'Every request of a module.', take: 'base' },
    { id: 'inherit/rpc', text: 'RPCs.', take: 'base' },
    { id: 'inherit/epoch', text: 'The epoch of a polling trigger.', take: 'base' },
    { id: 'inherit/attach', text: 'Attach, detach and update of a webhook.', take: 'base' },
    { id: 'inherit/connection', text: 'Not connections.', take: null },
    { id: 'inherit/webhook', text: 'Not the reading of deliveries.', take: null },
    { id: 'inherit/responder', text: 'Not responders.', take: null },
  ],
}

export const urls: Chapter = {
  title: 'URLs',
  link: 'https://developers.make.com/custom-apps-documentation/component-blocks/api/making-requests',
  kind: 'directive',
  rules: [
    { id: 'url', text: 'Where a request is sent to.', tests: ['url > an address'] },
    {
      id: 'url/absolute',
      text: 'With `http://` or `https://` it ignores `baseUrl`, and still gets the headers of base.',
    },
    { id: 'url/relative', text: 'Anything else is appended to `baseUrl` with one slash between.' },
    { id: 'url/slashes', text: 'Repeated slashes of the path are one; a slash at its end stays.' },
    { id: 'url/host', text: 'A default port and a dot at the end of the host go.' },
    { id: 'encodeUrl', text: 'The path is encoded, `%2F` again, unless it is false.' },
  ],
}

export const log: Chapter = {
  title: 'Log',
  link: `${baseLink}/sanitization`,
  kind: 'directive',
  rules: [
    {
      id: 'log.sanitize',
      text: 'Paths below `request` and `response` whose values the log masks.',
      tests: ['log > the log'],
    },
    { id: 'log.sanitize/case', text: 'The case of letters does not matter.' },
    { id: 'log.sanitize/backticks', text: 'Names with dashes stand in backticks.' },
    { id: 'log.sanitize/absent', text: 'Without any path the log shows no details at all.', take: null },
    { id: 'log.sanitize/request', text: 'The request itself is sent unmasked.' },
  ],
}

export const common: Chapter = {
  title: 'Common data',
  link: baseLink,
  kind: 'directive',
  rules: [
    { id: 'common', text: 'Constants of the app, `{{common.x}}` in modules and RPCs.' },
    { id: 'connection.common', text: 'Constants of a connection, where it is verified.' },
    {
      id: 'common.timeout',
      text: 'Milliseconds until a request is given up.',
      tests: ['transport > a timeout'],
      take: null,
    },
    { id: 'common.maxRequestCount', text: 'Requests of a run.' },
    { id: 'common.maxPaginationRequestCount', text: 'Requests for further pages.' },
    {
      id: 'common.maxPastRecords',
      text: 'Records that a polling trigger reads.',
      tests: ['trigger > a trigger that reads without end'],
      take: null,
    },
    {
      id: 'common.flags',
      text: "Switches of Make's administrators.",
      unsupported: 'Undocumented; they are data like any other.',
    },
  ],
}
