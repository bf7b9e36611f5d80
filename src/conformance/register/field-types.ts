import type { Chapter, Rule } from '../rule.ts'

const parameters = 'https://developers.make.com/custom-apps-documentation/block-elements/parameters'

/** Types with the value that reaches `parameters`. */
const typed: Readonly<Record<string, string>> = {
  text: 'Text.',
  hidden: 'Text, never quoted.',
  password: 'Text, never quoted.',
  email: 'Text.',
  url: 'Text.',
  path: 'Text.',
  filename: 'Text.',
  uuid: 'Text.',
  color: 'Text.',
  timezone: 'Text.',
  time: 'Text.',
  cert: 'Text, never quoted.',
  pkey: 'Text, never quoted.',
  file: 'Text: a path.',
  folder: 'Text: a path.',
  number: 'Number.',
  integer: 'Whole number.',
  uinteger: 'Whole number from 0.',
  port: 'Whole number from 0 to 65,535.',
  boolean: 'Boolean.',
  date: 'Date; texts without an offset in the zone of the run.',
  select: 'Value of an option.',
  array: 'List; anything else is the only item of one.',
  collection: 'Collection.',
  buffer: 'Bytes.',
  any: 'Any value.',
  json: 'Any value.',
  filter: 'List of lists of `{ a, o, b }`, as it is.',
  timestamp: 'Number or text, as it is.',
  udt: 'Id, as it is.',
  account: 'Id, as it is.',
  hook: 'Id, as it is.',
  keychain: 'Id, as it is.',
  datastore: 'Id, as it is.',
  device: 'Id, as it is.',
  scenario: 'Id, as it is.',
  aiagent: 'Id, as it is.',
  banner: 'No value.',
  markdown: 'No value.',
  html: 'No value.',
  separator: 'No value.',
}

export const fieldTypes: Chapter = {
  title: 'Types of fields',
  link: parameters,
  kind: 'field type',
  rules: [
    ...Object.entries(typed).map(([type, text]): Rule => ({ id: `type:${type}`, text })),
    {
      id: 'field-type/conversion',
      text: "Mapped values are converted as Make's help describes; DataError where that fails.",
      tests: ['form > a value of another type'],
      take: null,
    },
    { id: 'field-type/unknown', text: 'A type that Make does not have stops the run.', take: null },
  ],
}

export const empty: Chapter = {
  title: 'Empty and erased values',
  link: 'https://developers.make.com/custom-apps-documentation/other/processing-of-empty-values',
  kind: 'directive',
  rules: [
    {
      id: 'empty/untouched',
      text: 'Text, number, boolean, date, list and select left empty are absent.',
      tests: ['form > an empty or erased field'],
      take: null,
    },
    { id: 'empty/collection', text: 'A collection left empty is `{}`, and sent as `{}`.', take: null },
    { id: 'empty/erased', text: 'Erased: null; a list `[]`; a boolean is absent.', take: null },
    { id: 'empty/forced', text: '`emptystring` makes a text `""`.', take: null },
    { id: 'empty/items', text: 'Empty items of a list are dropped, erased ones stay.', take: null },
    {
      id: 'empty/manifest-1',
      text: 'null and `[]` in apps of manifest version 1.',
      unsupported: 'Apps that old cannot be made any more.',
    },
  ],
}
