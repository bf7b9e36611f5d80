import type { Chapter } from '../rule.ts'

const responses = 'https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses'

export const answers: Chapter = {
  title: 'Answers',
  link: responses,
  kind: 'directive',
  rules: [
    { id: 'response.type', text: '`automatic` unless told, also from an expression.', tests: ['response > a body'] },
    { id: 'response.type/automatic', text: 'By Content-Type: text, JSON, urlencoded, XML.', take: null },
    { id: 'response.type/json', text: '`json`.' },
    { id: 'response.type/urlencoded', text: '`urlencoded`.' },
    { id: 'response.type/text', text: '`text`, `string` and `raw`.' },
    { id: 'response.type/binary', text: '`binary`: a buffer.' },
    {
      id: 'response.type/xml',
      text: '`xml`: children as lists, `_value` and `_attributes`.',
      tests: ['response > XML'],
    },
    {
      id: 'response.type/status',
      text: 'By status: `*`, `404`, `400-499`; the narrowest range wins.',
      tests: ['response > a type by status'],
    },
    { id: 'response.type/empty', text: 'No body is undefined, whatever the type.', take: null },
    { id: 'response.type/broken', text: 'What cannot be parsed is DataError; from status 400 on its raw text.' },
    { id: 'response.iterate', text: '`output` once for each item of a list.', tests: ['chain > output'] },
    { id: 'response.iterate.container', text: 'In the form `{ container, condition }` the list.' },
    { id: 'response.iterate.condition', text: 'Items for which it does not hold are left out.' },
    { id: 'response.iterate/bare', text: 'A path without braces is read as one, with a warning.' },
    {
      id: 'response.iterate/other',
      text: 'undefined and null have no items, a collection is one; anything else is DataError.',
    },
    { id: 'response.output', text: 'Shape of a bundle; `{{body}}`, or `{{item}}` with `iterate`, unless told.' },
    { id: 'response.output/nothing', text: '`null`, `false` and `{{undefined}}` give no bundle.' },
    { id: 'response.output/item', text: 'An item whose output is undefined or null is dropped.' },
    { id: 'response.wrapper', text: 'Changes the whole result once, at the end.' },
    {
      id: 'response.limit',
      text: 'Most items of any list, also without `iterate`, from an expression.',
      tests: ['search > limit'],
    },
    { id: 'response.limit/zero', text: '0 is InvalidConfigurationError.' },
    { id: 'response.unwrap', text: 'Of Endpoints.', unsupported: 'Endpoints are not run.', take: null },
    {
      id: 'response.oauth',
      text: 'Helper of OAuth 1 answers.',
      unsupported: 'Undocumented; a run stops at it.',
      take: null,
    },
  ],
}

export const results: Chapter = {
  title: 'Results',
  link: responses,
  kind: 'directive',
  rules: [
    {
      id: 'result/action',
      text: 'An action gives one collection; a list, an empty one included, or a text is DataError.',
      take: null,
    },
    {
      id: 'result/search',
      text: 'A search gives a collection or a list of them.',
      tests: ['search > a search'],
      take: null,
    },
    {
      id: 'result/rpc',
      text: 'An RPC gives texts and collections, or lists of them.',
      tests: ['rpc > the result of an RPC'],
      take: null,
    },
    { id: 'result/duplicates', text: 'A search drops a bundle that is the very same value as one before.', take: null },
    {
      id: 'result/markers',
      text: '`__IMTLENGTH__` and `__IMTINDEX__` in bundles of a search.',
      unsupported: 'The list of bundles says the same.',
    },
  ],
}
