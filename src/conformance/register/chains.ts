import type { Chapter } from '../rule.ts'

const api = 'https://developers.make.com/custom-apps-documentation/component-blocks/api'

export const order: Chapter = {
  title: 'Order of a request',
  link: api,
  kind: 'directive',
  rules: [
    { id: 'order/temp', text: '`temp` comes before `condition`, and a skipped request has set it.', take: 'temp' },
    { id: 'order/skipped', text: 'A skipped request has neither `response.temp` nor output.', take: 'condition' },
    {
      id: 'order/response-temp',
      text: '`response.temp` comes before `valid` and all other directives of the response.',
      take: 'response.temp',
    },
    { id: 'order/valid', text: '`valid` comes before `iterate` and `output`.', take: 'response.valid' },
    { id: 'order/wrapper', text: '`wrapper` comes once, after all pages.', take: 'response.wrapper' },
    { id: 'order/filter', text: 'Then the result is checked and cut to `limit`.', take: null },
  ],
}

export const conditions: Chapter = {
  title: 'condition',
  link: `${api}/making-requests`,
  kind: 'directive',
  rules: [
    { id: 'condition/false', text: 'The next request is made, or the module gives nothing.', take: 'condition' },
    { id: 'condition.default', text: 'In the form `{ condition, default }` the output in place of the request.' },
    { id: 'condition.condition', text: 'Without it such a request is always made.' },
    {
      id: 'condition/truth',
      text: 'false, 0, `""`, null and undefined skip; the text "false" does not.',
      take: 'condition',
    },
  ],
}

export const temp: Chapter = {
  title: 'temp',
  link: `${api}/handling-responses/temp`,
  kind: 'directive',
  rules: [
    {
      id: 'temp/chain',
      text: 'Values of all requests are kept and merged, later ones over earlier ones.',
      take: 'temp',
    },
    { id: 'response.temp', text: 'Variables of an answer, set again for every page.' },
    { id: 'temp/block', text: 'Keys of one block do not see each other.', take: null },
    { id: 'temp/deep', text: 'Collections merge at every depth.', take: 'temp' },
    { id: 'temp/list', text: 'Lists merge index by index, so that a shorter one leaves a tail.', take: 'temp' },
    { id: 'temp/nothing', text: 'undefined leaves the old value, null overwrites it.', take: 'temp' },
    {
      id: 'temp/run',
      text: 'Nothing of it is left after the run.',
      take: null,
      tests: ['chain > temp > is not shared by runs, nor does it change the parameters'],
    },
  ],
}

export const chains: Chapter = {
  title: 'Several requests',
  link: `${api}/multiple-requests`,
  kind: 'directive',
  rules: [
    {
      id: 'chain/last',
      text: 'The output of the last request is that of the module.',
      tests: ['chain > the result of a chain'],
      take: null,
    },
    {
      id: 'chain/previous',
      text: 'A last request that is skipped or gives nothing leaves the result before it.',
      take: null,
    },
    { id: 'chain/empty-list', text: 'An empty list does replace it.', take: null },
    { id: 'chain/body', text: '`body` is that of the latest answer; that of another request is gone.', take: null },
    { id: 'chain/error', text: 'A request that fails ends the module.', take: null },
    { id: 'chain/limit', text: 'Only `limit` of the last request counts.', take: 'response.limit' },
    {
      id: 'chain/single',
      text: 'Instant triggers and basic connections make one request at most.',
      take: null,
    },
  ],
}

export const requestless: Chapter = {
  title: 'Without url',
  link: `${api}/request-less-communication`,
  kind: 'directive',
  rules: [
    {
      id: 'no-url',
      text: 'Nothing is sent; `temp`, `condition`, `iterate`, `output`, `wrapper` work.',
      tests: ['chain > a step without url'],
      take: null,
    },
    { id: 'no-url/valid', text: '`valid` and `error` work.', take: 'response.valid' },
    {
      id: 'no-url/transport',
      text: '`method`, `qs`, `headers`, `body`, `ca`, `type` and `pagination` are ignored.',
      take: null,
    },
    { id: 'no-url/mixed', text: 'Steps with and without url may alternate.', take: null },
    { id: 'no-url/body', text: '`body`, `headers` and `statusCode` do not exist.', take: null },
    { id: 'no-url/refused', text: 'Not for polling triggers and connections.', take: null },
  ],
}
