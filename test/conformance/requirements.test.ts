import { describe, expect, test } from 'vitest'
import { type Evidence, problemsOf } from '../../src/conformance/requirements/check.ts'
import { describeRequirements, documents } from '../../src/conformance/requirements/index.ts'
import { requirementsPage } from '../../src/conformance/requirements/page.ts'
import { placeProblem } from '../../src/conformance/requirements/places.ts'
import {
  declared,
  type Document,
  type Done,
  field,
  passage,
  proof,
  type Requirement,
} from '../../src/conformance/requirements/requirement.ts'
import { testsIn } from '../../src/conformance/requirements/test-file.ts'
import { loadApp } from '../../src/runtime/index.ts'

const source = `import { test } from 'vitest'

const rows = [
  ['first', { email: 1 }],
  ["second's", inner],
]
const inner = { city: 'x' }

describe('block', () => {
  const shared = 'from the block'

  test('plain', () => {
    expect(shared)
  })

  test.each(rows)('%s in one line', () => {})

  test.each([
    [401, 'a'],
    [501, 'b'],
  ])(
    '%i over lines',
    async () => {},
  )

  it.each(cases('vectors') as Case[])('$name of a file', () => {})
})

describe.each(Object.entries({ customTraits: 1 }))('%s', () => {
  test('plain', () => {})
})

test.skip('skipped', () => {})

describe.skip('not now', () => {
  test('inside', () => {})
})

it("with 'quotes'", () => {})
`
const found = testsIn(source, new Map([['vectors', '[{"name": "vector one"}]']]))
const testOf = (title: string) => found.find(({ path }) => path.join(' > ') === title)

describe('the tests of a file', () => {
  test('are found with their blocks, without those that are skipped', () => {
    expect(found.map(({ path }) => path.join(' > '))).toEqual([
      'block > plain',
      'block > %s in one line',
      'block > %i over lines',
      'block > $name of a file',
      '%s > plain',
      "with 'quotes'",
    ])
  })

  test('come with what they mention', () => {
    expect(testOf('block > plain')?.text).toContain('from the block')
    expect(testOf('block > plain')?.text).not.toContain('email')
    expect(testOf('%s > plain')?.text).toContain('customTraits')
  })

  test('have the tables that they run over, whatever these are made of', () => {
    expect(testOf('block > plain')?.table).toBeUndefined()
    expect(testOf('block > %s in one line')?.table).toContain("city: 'x'")
    expect(testOf('block > %i over lines')?.table).toContain('401')
    expect(testOf('block > $name of a file')?.table).toContain('vector one')
  })
})

const app = {
  modules: {
    sendIt: {
      label: 'Send it',
      expect: [
        {
          name: 'traits',
          label: 'Traits',
          type: 'collection',
          spec: [{ name: 'email', type: 'text', label: 'Email', help: 'The address.' }, 'rpc://more'],
        },
        { name: 'way', type: 'select', options: [{ value: 'a', nested: [{ name: 'key', type: 'text' }] }] },
        { name: 'more', type: 'text', label: 'More' },
      ],
    },
  },
}
const evidence: Evidence = {
  app,
  files: new Map([
    ['modules/send-it.ts', 'export default 1'],
    ['src/a.ts', 'const one = 1\nexport async function two() {}\n  const inner = 2\n'],
    ['docs/a.md', 'Words that\ngo on.'],
  ]),
  tests: new Map([['some', found]]),
}

describe('a place', () => {
  test.each([
    field('sendIt', 'traits'),
    field('sendIt', 'traits.email', 'The address'),
    field('sendIt', 'way.key'),
    declared('src/a.ts', 'one'),
    declared('src/a.ts', 'two'),
    passage('docs/a.md', 'that go on.'),
  ])('is there: %j', (place) => {
    expect(placeProblem(place, evidence)).toBeUndefined()
  })

  test.each([
    [field('other', 'traits'), "the app has no module, connection or webhook 'other'"],
    [field('constructor', 'name'), "the app has no module, connection or webhook 'constructor'"],
    [field('sendIt', 'traits.mail'), "'sendIt' has no field 'traits.mail'"],
    [field('sendIt', 'email'), "'sendIt' has no field 'email'"],
    [field('sendIt', 'traits.email', 'The mail'), `the help of 'traits.email' does not say "The mail"`],
    [declared('src/b.ts', 'one'), 'there is no file src/b.ts'],
    [declared('src/a.ts', 'on'), "src/a.ts declares no 'on'"],
    [declared('src/a.ts', 'inner'), "src/a.ts declares no 'inner'"],
    [passage('docs/b.md', 'Words'), 'there is no file docs/b.md'],
    [passage('docs/a.md', 'Words go'), 'docs/a.md does not say "Words go"'],
  ])('is not there: %j', (place, problem) => {
    expect(placeProblem(place, evidence)).toBe(problem)
  })
})

const documentOf = (...rows: Requirement[]): Document[] => [
  { title: '000: T', about: 'A.', subjects: [{ title: 'S', rows }], modules: ['sendIt'] },
]
const row = (more: Partial<Done>): Requirement => ({
  id: 'a',
  asks: 'A thing.',
  where: [declared('src/a.ts', 'one')],
  tests: [proof('some', 'block > plain')],
  ...more,
})

describe('a row', () => {
  test.each([
    row({}),
    row({ tests: [proof('some', '%s in one line', 'first'), proof('some', '%i over lines', '501')] }),
    row({ where: [field('sendIt', 'traits.email')], tests: [proof('some', '%s in one line')] }),
    { id: 'a', asks: 'A.', told: [passage('docs/a.md', 'Words')] },
    { id: 'a', asks: 'A.', outside: 'Because.' },
  ])('is proved: %j', (proved) => {
    expect(problemsOf(documentOf(proved), evidence)).toEqual(new Map())
  })

  test.each([
    [row({ tests: [] }), 'has no test'],
    [row({ where: [] }), 'names no place'],
    [{ id: 'a', asks: 'A.', told: [] }, 'names no place'],
    [{ id: 'a', asks: 'A.', outside: '' }, 'does not say why it is left out'],
    [row({ where: [declared('src/a.ts', 'three')] }), "src/a.ts declares no 'three'"],
    [row({ tests: [proof('none', 'plain')] }), 'there is no test "test/none.test.ts > plain"'],
    [row({ tests: [proof('some', 'skipped')] }), 'there is no test "test/some.test.ts > skipped"'],
    [row({ tests: [proof('some', 'other > plain')] }), 'there is no test "test/some.test.ts > other > plain"'],
    [
      row({ tests: [proof('some', 'plain')] }),
      '2 tests are called "test/some.test.ts > plain": name their blocks, too',
    ],
    [
      row({ tests: [proof('some', '%s in one line', 'firs')] }),
      '"test/some.test.ts > %s in one line" has no row "firs"',
    ],
    [
      row({ tests: [proof('some', 'block > plain', 'first')] }),
      '"test/some.test.ts > block > plain" has no row "first"',
    ],
    [row({ where: [field('sendIt', 'traits.email')] }), 'its tests say nothing of email'],
  ])('is not: %j', (unproved, problem) => {
    expect(problemsOf(documentOf(unproved), evidence)).toEqual(new Map([['a', [problem]]]))
  })

  test('is there once', () => {
    expect(problemsOf(documentOf(row({}), row({})), evidence)).toEqual(new Map([['a', ['is there twice']]]))
  })
})

test('the page shows what is proved, what is not, and the fields that nobody asked for', () => {
  const rows = documentOf(
    row({ where: [field('sendIt', 'traits.email', 'The address')], tests: [proof('some', '%s in one line', 'first')] }),
    row({ id: 'b', tests: [], note: 'A note.' }),
    row({ id: 'c', where: [passage('src/a.ts', 'one')], differs: 'Much.' }),
  )
  const page = requirementsPage({ documents: rows, app, problems: problemsOf(rows, evidence) })
  expect(page).toContain(
    '| `a` | A thing. | “The address” under **Traits > Email** of [Send it](../modules/send-it.ts) | [some](../test/some.test.ts): first in one line |',
  )
  expect(page).toContain('| `b` | A thing. | `one` in [a.ts](../src/a.ts)<br>A note. | **Not proved:** has no test. |')
  expect(page).toContain('| [000: T](#000-t) | 3 | 2 | 1 | 0 | 0 | 1 |')
  expect(page).toContain('| `c` | A thing. | `one` in [a.ts](../src/a.ts)<br>**Differs:** Much. |')
  expect(page).toContain('- [Send it](../modules/send-it.ts): way, More.')
})

const formFields = (form: unknown): any[] => (Array.isArray(form) ? form : [])

describe('what was asked of this app', () => {
  const rows = documents.flatMap(({ subjects }) => subjects.flatMap((subject) => subject.rows))
  const ids = rows.map(({ id }) => id)
  const { modules = {} } = loadApp('app').definition
  const fieldOf = (module: string, name: string): any =>
    formFields(modules[module]?.expect).find((one) => one.name === name)

  test('is proved, every row of it', async () => {
    expect((await describeRequirements(process.cwd())).problems).toEqual([])
  })

  test('holds on both ends of a Direct Integration', () => {
    const ends = (end: string) => ids.filter((id) => id.endsWith(`.${end}`)).map((id) => id.slice(0, -end.length - 1))
    expect(ends('send').length).toBeGreaterThan(40)
    expect(ends('send').filter((id) => id !== '002.test')).toEqual(ends('receive'))
  })

  test.each([200, 202, 400, 401, 403, 500, 501, 503])('names the status %i', (status) => {
    expect(ids).toContain(`002.status.${status}.receive`)
  })

  test('names every trait of the dialog, 17 with those in them', () => {
    const traits: any[] = ['traits', 'moreTraits'].flatMap((name) => fieldOf('identify', name).spec)
    const names = traits.flatMap(({ name, spec = [] }) => [name, ...spec.map((inner: any) => `${name}.${inner.name}`)])
    expect([traits.length, names.length]).toEqual([17, 27])
    expect(names.filter((name) => !ids.includes(`003.identify.traits.${name}`))).toEqual([])
  })

  test('names every method of a call', () => {
    const methods: string[] = fieldOf('makeAnApiCall', 'method').options.map((option: any) => option.value)
    expect(ids.filter((id) => id.startsWith('003.call.method.'))).toEqual(
      methods.map((name) => `003.call.method.${name}`),
    )
  })
})
