import { choicesOf, fieldsOf, type FieldList, type ShownField } from './project.ts'

/** What Make's reviewers look for in a form. https://developers.make.com/custom-apps-documentation/app-review */
export interface Rule {
  title: string
  /** Returns what breaks the rule, nothing where it is kept. */
  complaints: (list: FieldList) => unknown[]
  /** Forms that break it, each for itself. */
  bad: Partial<FieldList>[]
}

/** Names and abbreviations that have capitals of their own. */
const proper = /^(Segment|Ramen|Make|HTTP|JSON|API|URL|IP|IDs?|X-Signature|Basic|States|Union)$/

const isSentenceCase = (label: string): boolean =>
  /^[A-Z]/.test(label) &&
  label
    .split(/[ ()]+/)
    .slice(1)
    .every((word) => proper.test(word) || !/[A-Z]/.test(word))

/** The label that Make's own template of the universal module has. */
const fromTemplate = new Set(['Query String'])

/** Where Segment's own name is another. https://segment.com/docs/connections/spec/identify/#traits */
const ofSegment = new Set(['employee_count'])

const each =
  (complaintsOf: (field: ShownField, list: FieldList) => unknown[]) =>
  (list: FieldList): unknown[] =>
    list.fields.flatMap((field) => complaintsOf(field, list))

const rank = ({ required, advanced }: ShownField): number => (required ? 0 : advanced ? 2 : 1)

/** The names that share one namespace with a field: its own, and those that it opens. */
const namesWith = (field: ShownField): string[] => [
  String(field.name),
  ...new Set(choicesOf(field).flatMap(({ fields }) => fields.flatMap((nested) => namesWith(nested)))),
]

const alone = (field: ShownField): Partial<FieldList> => ({ fields: [field] })

/** The rules about fields, each with forms that break it. */
export const rules: Rule[] = [
  {
    title: 'labels have one to three words, without article and closing mark',
    complaints: each(({ label = '' }) =>
      /^\S+( \S+){0,2}$/.test(label) && !/^(a|an|the) /i.test(label) && !/[.:?!,]$/.test(label) ? [] : [label],
    ),
    bad: ['The name', 'Name of the new user', 'Name:', ''].map((label) => ({ fields: [{ label }] })),
  },
  {
    title: 'labels are written like sentences',
    complaints: each((field) =>
      [field.label ?? '', ...choicesOf(field).map(({ label }) => label)].filter(
        (label) =>
          !isSentenceCase(label) &&
          !fromTemplate.has(label) &&
          label !== 'any' &&
          !/^(GET|POST|PUT|PATCH|DELETE)$/.test(label),
      ),
    ),
    bad: [{ label: 'First Name' }, { label: 'name' }, { label: 'Type', options: [{ label: 'Yes Or No' }] }].map(alone),
  },
  {
    title: 'help is sentences that end with a period',
    complaints: each(({ help }) => (help === undefined || /^[A-Z*`].*\.$/s.test(help) ? [] : [help])),
    bad: [{ help: 'the name.' }, { help: 'The name' }, { help: '' }].map(alone),
  },
  {
    title: 'texts are to the point, and in American English',
    complaints: each(({ label = '', help = '' }) =>
      [label, help].filter((text) =>
        /\b(please|click here|simply)\b|  |\b(colour|behaviour|organis|recognis|catalogue|cancell)/i.test(text),
      ),
    ),
    bad: [{ help: 'Please enter it.' }, { help: 'The colour.' }, { label: 'Your organisation' }].map(alone),
  },
  {
    title: 'examples in help stand in backticks',
    complaints: each(({ help = '' }) =>
      /\b(such as|for example|e\.g\.)[ :]+["“'(]/i.test(help) || /(?<![`\w/])https?:\/\//.test(help) ? [help] : [],
    ),
    bad: [{ help: 'For example "Pricing".' }, { help: 'It begins with https://.' }].map(alone),
  },
  {
    title: 'what is required comes first, what is advanced last',
    complaints: ({ fields, section }) =>
      section === 'interface'
        ? []
        : fields
            .slice(1)
            .filter((field, index) => rank(field) < rank(fields[index] ?? field))
            .map(({ name }) => name),
    bad: [
      { fields: [{ name: 'a' }, { name: 'b', required: true }] },
      { fields: [{ name: 'a', advanced: true }, { name: 'b' }] },
    ],
  },
  {
    title: 'only the form itself has advanced fields, with a default where one is required',
    complaints: (list) =>
      list.fields.filter(
        (field) => field.advanced && (!list.outermost || (field.required && field.default === undefined)),
      ),
    bad: [
      { outermost: false, fields: [{ name: 'a', advanced: true }] },
      { fields: [{ name: 'a', advanced: true, required: true }] },
    ],
  },
  {
    title: 'lists have labels in the plural, and items one in the singular',
    complaints: each(({ type, label = '', labels, spec }, { section }) =>
      type !== 'array'
        ? []
        : [
            ...(label.endsWith('s') || fromTemplate.has(label) ? [] : [label]),
            ...(section === 'interface' || /^Add an? [a-z]+( ([a-z]+|ID))*$/.test(labels?.add ?? '')
              ? []
              : [labels?.add]),
            ...fieldsOf(spec).filter((item) => item.name === undefined && item.label?.endsWith('s')),
          ],
    ),
    bad: [
      { type: 'array', label: 'Tag', labels: { add: 'Add a tag' } },
      { type: 'array', label: 'Tags', labels: { add: 'New Tag' } },
      { type: 'array', label: 'Tags', labels: { add: 'Add a tag' }, spec: { label: 'Tags' } },
    ].map(alone),
  },
  {
    title: 'names are in camelCase',
    complaints: each(({ name }) =>
      name === undefined || /^[a-z][a-zA-Z]*$/.test(name) || ofSegment.has(name) ? [] : [name],
    ),
    bad: [{ name: 'user_id' }, { name: 'UserId' }, { name: 'user id' }].map(alone),
  },
  {
    title: 'names differ, those of the fields that a choice opens included',
    complaints: ({ fields }) => {
      const names = fields.filter(({ name }) => name !== undefined).flatMap((field) => namesWith(field))
      return names.filter((name, index) => names.indexOf(name) !== index)
    },
    bad: [
      { fields: [{ name: 'a' }, { name: 'a' }] },
      { fields: [{ name: 'a' }, { name: 'b', options: [{ label: 'C', nested: [{ name: 'a' }] }] }] },
    ],
  },
  {
    title: 'no form asks for pages of the API',
    complaints: each(({ name = '' }, { outermost, section }) =>
      outermost && section !== 'interface' && /^(offset|cursor|pageToken|pageSize|perPage)$/.test(name) ? [name] : [],
    ),
    bad: [{ fields: [{ name: 'cursor' }] }],
  },
  {
    title: 'passwords are asked for in connections only',
    complaints: each(({ type, name }, { kind }) => (type === 'password' && kind !== 'connection' ? [name] : [])),
    bad: [{ fields: [{ name: 'key', type: 'password' }] }],
  },
]
