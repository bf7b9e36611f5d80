import type { Chapter } from '../rule.ts'

const api = 'https://developers.make.com/custom-apps-documentation/component-blocks/api'

export const pagination: Chapter = {
  title: 'pagination',
  link: `${api}/pagination`,
  kind: 'directive',
  rules: [
    {
      id: 'pagination.mergeWithParent',
      text: 'false sends what `pagination` gives alone; true unless told.',
      tests: ['pagination > the request for a page'],
    },
    { id: 'pagination.url', text: 'URL of a further page; its query goes over that of the request.' },
    { id: 'pagination.method', text: 'Method of a further page.' },
    { id: 'pagination.headers', text: 'Go over those of the request by name.' },
    { id: 'pagination.qs', text: 'Go over those of the request by name.' },
    { id: 'pagination.body', text: 'Replaces that of the request.' },
    {
      id: 'pagination.condition',
      text: 'Whether there is a further page; asked after a page, and again before the next one.',
      tests: ['pagination > pagination.condition'],
    },
    {
      id: 'pagination/end',
      text: 'Ends with an empty page, and when `limit` is reached.',
      tests: ['pagination > pages end'],
      take: 'pagination',
    },
    {
      id: 'pagination/caps',
      text: 'After 50 further pages or 100 requests of the run, with a warning.',
      tests: ['pagination > pages end'],
      take: null,
    },
    {
      id: 'pagination/temp',
      text: '`response.temp` is set for every page; the response variables reach the next request.',
      take: 'pagination',
    },
    {
      id: 'pagination/no-iterate',
      text: 'Lists of all pages are one list, also without `iterate`.',
      take: 'pagination',
    },
  ],
}

export const repeat: Chapter = {
  title: 'repeat',
  link: `${api}/making-requests`,
  kind: 'directive',
  rules: [
    {
      id: 'repeat.condition',
      text: 'The request is made again while it holds; it sees the whole answer.',
      tests: ['repeat'],
      take: 'repeat',
    },
    { id: 'repeat.delay', text: 'Milliseconds before each further request.' },
    { id: 'repeat.limit', text: 'How often the request is made at most; never more than 1,000 times.' },
    {
      id: 'repeat/literal',
      text: '`delay` and `limit` are literals.',
      tests: ['repeat > repeat is refused'],
      take: 'repeat',
    },
    { id: 'while', text: 'Another name for `repeat`.' },
  ],
}
