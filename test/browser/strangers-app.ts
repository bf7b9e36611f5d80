import { appFolder } from '../workbench/client.ts'

/** Text that would run, were it ever taken for HTML. */
export const markup = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

const bait = [
  markup,
  '[click](javascript:window.hacked=1)',
  '**<b>bold</b>**',
  '[fine](https://example.com/?a="><script>)',
].join(' ')

const option = (label: string, value: unknown): object => ({ label, value })

/** A field of every type that a dialog may have. */
const kinds = [
  { name: 'text', type: 'text', label: 'Text', required: true },
  { name: 'lines', type: 'text', label: 'Lines', multiline: true },
  { name: 'number', type: 'number', label: 'Number' },
  { name: 'integer', type: 'integer', label: 'Integer' },
  { name: 'yes', type: 'boolean', label: 'Yes or no' },
  { name: 'must', type: 'boolean', label: 'Must', required: true },
  { name: 'date', type: 'date', label: 'Date' },
  { name: 'day', type: 'date', label: 'Day', time: false },
  { name: 'one', type: 'select', label: 'One', options: [option('First', 1), option('Second', { deep: true })] },
  { name: 'several', type: 'select', label: 'Several', multiple: true, options: [option('A', 'a'), option('B', 'b')] },
  {
    name: 'grouped',
    type: 'select',
    label: 'Grouped',
    grouped: true,
    options: [{ label: 'Fruit', options: [option('Apple', 'apple')] }],
  },
  {
    name: 'shows',
    type: 'select',
    label: 'Shows',
    options: [{ label: 'More', value: 'more', nested: [{ name: 'nested', type: 'text', label: 'Nested' }] }],
  },
  { name: 'words', type: 'array', label: 'Words', spec: { type: 'text', label: 'Word' } },
  {
    name: 'pairs',
    type: 'array',
    label: 'Pairs',
    spec: [
      { name: 'key', type: 'text', label: 'Key' },
      { name: 'value', type: 'text', label: 'Value' },
    ],
  },
  {
    name: 'collection',
    type: 'collection',
    label: 'Collection',
    spec: [{ name: 'inner', type: 'text', label: 'Inner' }],
  },
  { name: 'json', type: 'json', label: 'JSON' },
  { name: 'any', type: 'any', label: 'Any' },
  { name: 'url', type: 'url', label: 'URL' },
  { name: 'email', type: 'email', label: 'Email' },
  { name: 'filter', type: 'filter', label: 'Filter' },
  { name: 'fileName', type: 'filename', label: 'File name' },
  { name: 'data', type: 'buffer', label: 'Data' },
  { name: 'secret', type: 'hidden', default: 'unseen' },
  { type: 'banner', title: 'Mind this', text: 'Read **it**.', theme: 'warning' },
  { type: 'separator' },
  { type: 'markdown', text: 'Some `code`.' },
  { type: 'html', text: markup },
]

const action = (label: string, mappableParams: unknown[], communication: unknown): any => ({
  label,
  description: bait,
  moduleType: 'action',
  files: { communication, mappableParams },
})

/** Somebody else's app: one module has all types of fields, the other one does what it can to run script on the page. */
export const strangersApp = (): string =>
  appFolder(
    {
      rpc: { list: { label: 'List', files: { communication: { url: 'https://stranger.example/list' } } } },
      module: {
        kinds: action('Every type of field', kinds, { response: { output: '{{parameters}}' } }),
        hostile: action(
          markup,
          [
            { name: markup, type: 'text', label: markup, help: bait, default: markup },
            { name: '__proto__', type: 'text', label: '__proto__', default: markup },
            { name: 'constructor', type: 'collection', label: 'constructor', spec: [{ name: 'a b', type: 'text' }] },
            { name: 'choice', type: 'select', label: 'Choice', options: [option(markup, markup)] },
            { name: 'remote', type: 'select', label: 'Remote', options: 'rpc://list' },
            { type: 'banner', title: markup, text: bait, theme: markup },
            { type: 'html', text: markup },
            { name: 'odd', type: 'text', label: { constructor: null, type: 'img', props: {} }, help: ['x'] },
          ],
          { response: { output: { markup, [markup]: markup, __proto__: markup } } },
        ),
      },
    },
    { baseUrl: 'https://stranger.example' },
  )
