import type { AppDefinition } from '../../runtime/index.ts'
import { fieldsTo, formOf, ownFields } from './places.ts'
import type { Document, Place, Proof, Requirement, Subject } from './requirement.ts'

/** What a page is made of. */
export interface Contents {
  readonly documents: readonly Document[]
  readonly app: AppDefinition
  /** What is wrong with rows, by their IDs. */
  readonly problems: ReadonlyMap<string, readonly string[]>
}

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(' | ')} |`).join('\n')

const link = (text: string, file: string): string => `[${text}](../${file})`

/** Code may hold the very sign that begins and ends it. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)

const lastOf = (path: string): string => path.split('/').at(-1) ?? path

function placeText(place: Place, app: AppDefinition): string {
  if (place.kind === 'declaration') return `\`${place.name}\` in ${link(lastOf(place.file), place.file)}`
  if (place.kind === 'passage') {
    const says = place.file.endsWith('.md') ? `“${place.says}”` : code(place.says)
    return `${says} in ${link(lastOf(place.file), place.file)}`
  }
  const form = formOf(app, place.component)
  if (form === undefined) return `\`${place.component}\``
  const labels = fieldsTo(form, place.path)?.map(({ label, name }) => label ?? name) ?? [place.path]
  const says = place.says === undefined ? '' : `“${place.says}” under `
  return `${says}**${labels.join(' > ')}** of ${link(form.label, form.file)}`
}

/** What a table fills into a title. */
const gap = /%[a-z]|\$[a-z]\w*/g

const groupedBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> => {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}

/** A title as a reader should see it: with the rows in its only gap, else behind it; other gaps are left open. */
function titleText(title: string, proofs: readonly Proof[]): string {
  const own = title.split(' > ').at(-1) ?? title
  const rows = proofs.flatMap(({ row }) => row ?? []).join(' / ')
  if (rows !== '' && own.match(gap)?.length === 1) return own.replace(gap, () => rows)
  return `${own.replaceAll(gap, '…')}${rows === '' ? '' : `: ${rows}`}`
}

/** One line for each file, with the titles in it. */
const proofTexts = (tests: readonly Proof[]): string[] =>
  [...groupedBy(tests, ({ file }) => file)].map(([file, proofs]) => {
    const titles = [...groupedBy(proofs, ({ title }) => title)].map(([title, same]) => titleText(title, same))
    return `${link(file, `test/${file}.test.ts`)}: ${titles.join('; ')}`
  })

function cellsOf(row: Requirement, { app, problems }: Contents): string[] {
  const note = row.note === undefined ? [] : [row.note]
  const wrong = problems.get(row.id)
  const failure = wrong === undefined ? [] : [`**Not proved:** ${wrong.join('; ')}.`]
  const differs = 'differs' in row && row.differs !== undefined ? [`**Differs:** ${row.differs}`] : []
  const places = (list: readonly Place[]): string =>
    [...list.map((one) => placeText(one, app)), ...note, ...differs].join('<br>')
  const asked = [`\`${row.id}\``, row.asks]
  if ('outside' in row) return [...asked, `Not for the app. ${row.outside}`, failure.join('')]
  if ('told' in row) return [...asked, places(row.told), [...failure, 'The words are there.'].join('<br>')]
  return [...asked, places(row.where), [...failure, ...proofTexts(row.tests)].join('<br>')]
}

const subjectPart = ({ title, rows }: Subject, contents: Contents): string => `### ${title}

${table(
  ['Row', 'What is asked', 'Where it is done', 'What proves it'],
  rows.map((row) => cellsOf(row, contents)),
)}`

/** Fields of a module that no row is about, by their labels. */
function furtherFields(module: string, rows: readonly Requirement[], app: AppDefinition): string[] {
  const asked = new Set(
    rows
      .flatMap((row) => ('where' in row ? row.where : 'told' in row ? row.told : []))
      .flatMap((place) => (place.kind === 'field' && place.component === module ? [place.path.split('.')[0]] : [])),
  )
  return ownFields(formOf(app, module)?.fields).flatMap(({ name, label }) =>
    asked.has(name) ? [] : [String(label ?? name)],
  )
}

function furtherPart({ modules = [], subjects }: Document, app: AppDefinition): string[] {
  const rows = subjects.flatMap((subject) => subject.rows)
  const lines = modules.flatMap((module) => {
    const fields = furtherFields(module, rows, app)
    const form = formOf(app, module)
    return form === undefined || fields.length === 0 ? [] : [`- ${link(form.label, form.file)}: ${fields.join(', ')}.`]
  })
  return lines.length === 0 ? [] : [`### Fields that go beyond it\n\n${lines.join('\n')}`]
}

const documentPart = (document: Document, contents: Contents): string =>
  [
    `## ${document.title}`,
    document.about,
    ...document.subjects.map((subject) => subjectPart(subject, contents)),
    ...furtherPart(document, contents.app),
  ].join('\n\n')

function countsOf({ title, subjects }: Document, { problems }: Contents): string[] {
  const rows = subjects.flatMap((subject) => subject.rows)
  const proved = rows.filter(({ id }) => !problems.has(id))
  const count = (key: string): string => String(proved.filter((row) => key in row).length)
  const anchor = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
  return [
    `[${title}](#${anchor})`,
    String(rows.length),
    count('where'),
    count('differs'),
    count('told'),
    count('outside'),
    String(rows.length - proved.length),
  ]
}

/** Returns docs/requirements.md. Rows that something is wrong with are marked as not proved. */
export const requirementsPage = (contents: Contents): string => `# What was asked, and what proves it

Generated by \`npm run docs\` from \`src/conformance/requirements/documents\`. Change those, not this file.

Four documents say what the app has to do, numbered 000 to 003. Each row is one thing that one of them says, in our words. It stands
for one of three things:

- **Done**: the row names the place and the tests. It counts as proved only when the field is in the generated app, the file declares the
  name or holds the words, a test of that title exists and is not skipped, its table has the row, and the tests of a field speak of it.
  Where the app departs from the document on purpose, the row says in what, and why.
- **Told**: what the document explains to its reader, the app explains to its user. The row names the words.
- **Not for the app**: it concerns browsers, Segment's own forms, or a service that is gone.

A row without proof is marked, and \`npm test\` fails.

${table(
  ['Document', 'Rows', 'Done', 'of these differently', 'Told', 'Not for the app', 'Not proved'],
  contents.documents.map((document) => countsOf(document, contents)),
)}

${contents.documents.map((document) => documentPart(document, contents)).join('\n\n')}
`
