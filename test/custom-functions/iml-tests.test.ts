import { mkdirSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type DebugMessage, runImlTests } from '../../src/runtime/custom-functions/index.ts'
import { command } from '../scripts/command.ts'
import { tempFolder } from '../temp-folder.ts'

const root = tempFolder()

interface Component {
  readonly code: string
  readonly test?: string | null
}

/** Writes an app whose only components are functions, as Make's editor lays it out, and gives its folder. */
async function appOf(
  name: string,
  functions: Record<string, Component | null>,
  missing: string[] = [],
): Promise<string> {
  const folder = join(root, name)
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const components: Record<string, unknown> = {}
  for (const [id, component] of Object.entries(functions)) {
    const path = (type: string): string => `functions/${id}/${id}.${type}.js`
    components[id] = component && {
      codeFiles: { code: path('code'), test: component.test === null ? null : path('test') },
    }
    const files =
      component === null
        ? []
        : [
            [path('code'), component.code],
            [path('test'), component.test ?? ''],
          ]
    const wanted = files.filter(([file = '']) => !missing.some((one) => file.endsWith(one)))
    // oxlint-disable-next-line no-await-in-loop -- a handful of small files
    await Promise.all(wanted.map(([file = '', text = '']) => write(file, text)))
  }
  await write(
    'makecomapp.json',
    `// the app\n${JSON.stringify({ fileVersion: 1, components: { function: components } })}`,
  )
  return folder
}

/** The failure of each block, or undefined, by its name, and what stopped the file. */
async function blocksOf(name: string, code: string, source: string, options = {}) {
  const folder = await appOf(name, { f: { code, test: source } })
  const [report] = (await runImlTests(folder, options)).functions
  return {
    blocks: Object.fromEntries((report?.blocks ?? []).map((block) => [block.name, block.failure])),
    failure: report?.failure,
  }
}

const identity = 'function f(x) { return x }'

describe('a file of tests', () => {
  test('goes on after a block that failed', async () => {
    const source =
      "it('one', () => assert.ok(f(1))); it('two', () => { throw new TypeError('no') }); it('three', () => {})"
    expect(await blocksOf('goes-on', identity, source)).toEqual({
      blocks: { one: undefined, two: 'TypeError: no', three: undefined },
      failure: undefined,
    })
  })

  test.each([
    ['throws outside a block', "it('a', () => {}); throw new Error('stop'); it('b', () => {})", 'Error: stop'],
    ['never ends', "it('a', () => {}); while (true) {}", 'It did not come to an end within 300 ms.'],
    [
      'never ends in a block',
      "it('a', () => {}); it('b', () => { while (true) {} })",
      'It did not come to an end within 300 ms.',
    ],
    ['uses up the stack', "it('a', () => {}); const g = () => g(); g()", /stack|too deep/],
  ])('that %s stops there', async (what, source, failure) => {
    const outcome = await blocksOf(what.replaceAll(' ', '-'), identity, source, { timeoutMs: 300 })
    expect(outcome.blocks).toEqual({ a: undefined })
    expect(outcome.failure).toMatch(failure)
  })

  test('that is no JavaScript says where', async () => {
    const outcome = await blocksOf('syntax', identity, "it('a', () => {})\nit('b', => 1)")
    expect(outcome.blocks).toEqual({})
    expect(outcome.failure).toMatch(/^SyntaxError: .+ \(f\.test\.js:2:\d+\)$/)
  })

  test('sees what Make gives it', async () => {
    const code = 'function f() { return [this.timezone, environment.timezone, iml.upper("a")] }'
    const source = `
      it('zone', () => assert.deepStrictEqual(f(), ['Asia/Tokyo', 'Asia/Tokyo', 'A']))
      it('itself', () => assert.strictEqual(f, iml.f))
      it('another zone', () => { environment.timezone = 'UTC'; assert.strictEqual(f()[0], 'UTC') })
      it('nothing else', () => assert.strictEqual(typeof require + typeof process + typeof describe, 'undefined'.repeat(3)))
      it('async', async () => {})
      it('nothing')
    `
    expect((await blocksOf('sees', code, source, { timezone: 'Asia/Tokyo' })).blocks).toEqual({
      zone: undefined,
      itself: undefined,
      'another zone': undefined,
      'nothing else': undefined,
      async: 'The test returned a promise, which nobody waits for: it proves nothing.',
      nothing: expect.stringMatching(/^TypeError: /) as string,
    })
  })

  test('sees the function under test even where its name is taken', async () => {
    const folder = await appOf('taken', {
      debug: { code: 'function debug(x) { return x + 1 }', test: "it('a', () => assert.equal(debug(1), 2))" },
    })
    expect(await runImlTests(folder)).toMatchObject({ passed: 1, failed: 0 })
  })

  test('cannot flood the host', async () => {
    const source =
      "it('x'.repeat(1e5), () => { throw 'y'.repeat(1e5) }); for (let i = 0; ; i++) it(String(i), () => {})"
    const folder = await appOf('flood', { f: { code: identity, test: source } })
    const [report] = (await runImlTests(folder)).functions
    expect(report?.blocks).toHaveLength(2000)
    expect(report?.blocks[0]).toEqual({ name: 'x'.repeat(2000), failure: 'y'.repeat(2000) })
    expect(report?.failure).toBe('Error: A file may hold 2000 blocks of tests at most.')
  })
})

describe('assert', () => {
  const source = `
    const same = { a: [1, { b: new Date(0) }], c: undefined, d: NaN, e: Buffer.from('x'), f: /x/g, g: new Map([[1, 2]]) }
    const twin = { g: new Map([[1, 2]]), f: /x/g, e: Buffer.from('x'), d: NaN, c: undefined, a: [1, { b: new Date(0) }] }
    const passing = {
      ok: () => { assert(1); assert.ok('a') },
      equal: () => { assert.equal(1, '1'); assert.equal(NaN, NaN); assert.notEqual(1, 2) },
      strictEqual: () => { assert.strictEqual(NaN, NaN); assert.notStrictEqual(0, -0); assert.notStrictEqual(1, '1') },
      deepEqual: () => { assert.deepEqual({ a: 1 }, { a: '1' }); assert.notDeepEqual({ a: 1 }, { a: 2 }) },
      deepStrictEqual: () => { assert.deepStrictEqual(same, twin); assert.notDeepStrictEqual({ a: 1 }, { a: '1' }) },
      cyclic: () => { const a = { n: 1 }; a.a = a; const b = { n: 1 }; b.a = b; assert.deepStrictEqual(a, b) },
      throws: () => {
        const fail = () => { throw new TypeError('bad thing') }
        assert.throws(fail); assert.throws(fail, TypeError); assert.throws(fail, Error); assert.throws(fail, /^TypeError: bad/)
        assert.throws(fail, { name: 'TypeError', message: /thing/ }); assert.throws(fail, (e) => e.message.length === 9)
        assert.throws(fail, new TypeError('bad thing')); assert.throws(fail, 'a message'); assert.throws(() => { throw 1 })
        assert.throws(() => iml.add(1), /not a valid array/)
      },
      doesNotThrow: () => assert.doesNotThrow(() => 1),
      match: () => { assert.match('abc', /b/); assert.doesNotMatch('abc', /x/) },
    }
    const failing = {
      'Expected a truthy value, but found 0.': () => assert(0),
      'Expected 1 to equal 2.': () => assert.equal(1, 2),
      'Expected "1" to be 1.': () => assert.strictEqual('1', 1),
      'Expected -0 to be 0.': () => assert.strictEqual(-0, 0),
      'Expected 1 not to be 1.': () => assert.notStrictEqual(1, 1),
      'Expected deeply equal values, but a[1].b is 2 instead of 3.': () => assert.deepStrictEqual({ a: [0, { b: 2 }] }, { a: [0, { b: 3 }] }),
      'Expected deeply equal values, but b is missing, expected undefined.': () => assert.deepStrictEqual({ a: 1 }, { a: 1, b: undefined }),
      'Expected deeply equal values, but b is 2 and should not be there.': () => assert.deepEqual({ a: 1, b: 2 }, { a: 1 }),
      'Expected deeply equal values, but the list has 1 items instead of 2: [1] and [1, 2].': () => assert.deepEqual([1], [1, 2]),
      'Expected deeply equal values, but the value is Date(1970-01-01T00:00:00.000Z) instead of Date(1970-01-01T00:00:00.001Z).': () => assert.deepStrictEqual(new Date(0), new Date(1)),
      'Expected deeply equal values, but the value is [] instead of {}.': () => assert.deepEqual([], {}),
      'Expected deeply equal values, but the value is of another class: {} and {}.': () => assert.deepStrictEqual({}, Object.create(null)),
      'Expected values that are not deeply equal, but both are [1].': () => assert.notDeepStrictEqual([1], [1]),
      'Expected an error, but none was thrown.': () => assert.throws(() => {}),
      'Expected TypeError to be thrown, but got [Error: x].': () => assert.throws(() => { throw new Error('x') }, TypeError),
      'Expected an error that matches /y/, but got [Error: x].': () => assert.throws(() => { throw new Error('x') }, /y/),
      'Expected an error with message "y", but it is "x".': () => assert.throws(() => { throw new Error('x') }, { message: 'y' }),
      'Expected no error, but [Error: x] was thrown.': () => assert.doesNotThrow(() => { throw new Error('x') }),
      'Expected "abc" to match /x/.': () => assert.match('abc', /x/),
      'Expected "abc" not to match /b/.': () => assert.doesNotMatch('abc', /b/),
      'The test failed by itself.': () => assert.fail(),
      'in my words': () => assert.strictEqual(1, 2, 'in my words'),
      'RangeError: mine': () => assert.strictEqual(1, 2, new RangeError('mine')),
    }
    for (const name of Object.keys(passing)) it(name, passing[name])
    for (const name of Object.keys(failing)) it(name, failing[name])
  `

  test('passes what is right, and says of the rest what is wrong', async () => {
    const { blocks, failure } = await blocksOf('assert', identity, source)
    expect(failure).toBeUndefined()
    const names = Object.keys(blocks)
    expect(names.filter((name) => blocks[name] === undefined)).toEqual(names.slice(0, 9))
    const wrong = names.slice(9).filter((name) => blocks[name] !== name)
    expect(wrong.map((name) => [name, blocks[name]])).toEqual([])
    expect(names).toHaveLength(32)
  })
})

test('an app is reported function by function', async () => {
  const messages: DebugMessage[] = []
  const folder = await appOf(
    'whole',
    {
      good: { code: 'function good(x) { debug(x); return other(x) }', test: "it('a', () => assert.equal(good(2), 4))" },
      other: { code: 'function other(x) { return x * 2 }' },
      untested: { code: identity, test: null },
      broken: { code: 'function broken( {', test: "it('a', () => {})" },
      bad: { code: identity, test: "it('a', () => assert.equal(bad(1), 2)); it('b', () => {})" },
      lost: { code: identity, test: "it('a', () => {})" },
      reserved: null,
    },
    ['lost.code.js'],
  )
  const report = await runImlTests(folder, { onDebug: (message) => messages.push(message) })
  expect(report).toMatchObject({ passed: 2, failed: 2 })
  expect(report.functions.map(({ name, blocks, failure }) => [name, blocks.length, typeof failure])).toEqual([
    ['good', 1, 'undefined'],
    ['other', 0, 'undefined'],
    ['untested', 0, 'undefined'],
    ['broken', 0, 'string'],
    ['bad', 2, 'undefined'],
  ])
  expect(report.problems.map(({ file, component }) => [file, component])).toEqual([
    ['functions/lost/lost.code.js', "function 'lost'"],
  ])
  expect(messages).toEqual([{ functionName: 'good', method: 'debug', values: [2] }])
  expect((await runImlTests(folder, { only: 'bad' })).functions.map(({ name }) => name)).toEqual(['bad'])
})

test('an app in the older layout has its functions, and nothing else of it matters', async () => {
  const folder = join(root, 'older')
  const files = {
    'metadata.json': '{"name": "older"}',
    'functions/twice/code.js': 'function twice(x) { return x * 2 }',
    'functions/twice/test.js': "it('doubles', () => assert.equal(twice(2), 4))",
    'functions/bare/code.js': identity,
    'modules/lost/api.imljson': '{',
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { functions, passed, problems } = await runImlTests(folder)
  expect(functions.map(({ name, blocks }) => [name, blocks.length])).toEqual([
    ['bare', 0],
    ['twice', 1],
  ])
  expect([passed, problems]).toEqual([1, []])
  expect(await command('iml-tests', folder)).toMatchObject({ code: 0, stderr: '' })
})

describe('the command', () => {
  test('prints each block, what was printed, and the totals', async () => {
    const folder = await appOf('printed', {
      twice: {
        code: 'function twice(x) { debug("x", x); return x * 2 }',
        test: "it('doubles', () => assert.equal(twice(2), 4)); it('squares', () => assert.strictEqual(twice(3), 9))",
      },
      empty: { code: identity },
    })
    const { code, stdout } = await command('iml-tests', folder)
    expect(stdout).toBe(
      [
        'twice',
        '  ✔ doubles',
        '  ✘ squares',
        '      Expected 6 to be 9.',
        '  debug: "x" 2',
        '  debug: "x" 3',
        'empty: no tests',
        '',
        '2 functions, 1 of them without tests: 1 passed, 1 failed',
        '',
      ].join('\n'),
    )
    expect(code).toBe(1)
  })

  test('exits with 0 when all is well, with 2 when a file is missing', async () => {
    const functions = { f: { code: identity, test: "it('a', () => {})" }, g: { code: identity } }
    const [well, missing] = await Promise.all([
      appOf('well', functions).then((folder) => command('iml-tests', folder, '--timezone', 'Asia/Tokyo')),
      appOf('missing', functions, ['g.code.js']).then((folder) => command('iml-tests', folder)),
    ])
    expect(well).toMatchObject({ code: 0, stderr: '' })
    expect(missing).toMatchObject({ code: 2 })
    expect(missing.stderr).toContain("functions/g/g.code.js (function 'g'): there is no such file")
  })

  test.each([
    [[], 'Name the folder of an app: npm run iml-tests -- <folder>'],
    [['docs'], 'There is no makecomapp.json in docs.'],
    [['app', '--function', 'nope'], 'There is no function "nope" in app.'],
  ])('refuses %j', async (given, line) => {
    const { code, stderr } = await command('iml-tests', ...given)
    expect(stderr).toContain(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })
})
