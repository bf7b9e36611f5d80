import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSection, sectionFiles } from '../app-file.ts'
import { expressionsIn, faultsOfStep } from './measure.ts'

/*
 * What a definition may be, so that a Make engineer reads it in a minute and nothing in it goes beyond what Make documents or what
 * public apps run.
 */
const budget = {
  characters: 300,
  depth: 6,
  replaces: 2,
  patterns: 10,
  steps: 16,
  section: 45_000,
  delivery: 14 * 1024,
}

const delivering = ['identify', 'track', 'page', 'screen', 'group', 'alias']

const sections = sectionFiles.map((path) => ({
  path,
  size: readFileSync(`app/${path}`, 'utf8').length,
  value: readSection(path),
}))

const expressions = sections.flatMap(({ path, value }) => expressionsIn(value, path))

const communications = sections
  .filter(({ path }) => /\.(communication|attach|detach|update)\.iml\.json$/.test(path))
  .map(({ path, value }) => ({ path, steps: [value].flat() }))

const isDelivering = (path: string): boolean =>
  delivering.some((module) => basename(path) === `${module}.communication.iml.json`)

const longest = <Item>(items: readonly Item[], measure: (item: Item) => number): Item | undefined =>
  items.toSorted((one, other) => measure(other) - measure(one))[0]

describe('what app/ takes of the budget', () => {
  test('its figures', () => {
    const most = (name: string, items: readonly any[], measure: (item: any) => number, limit: number): string => {
      const item = longest(items, measure)
      return `${name.padEnd(36)} ${String(measure(item)).padStart(6)} of ${String(limit).padStart(6)}  ${item.path ?? item.place}`
    }
    const chains = communications.filter(({ path }) => !path.includes('send-batch'))
    console.log(
      [
        most('longest expression, characters', expressions, (one) => one.characters, budget.characters),
        most('calls inside each other', expressions, (one) => one.depth, budget.depth),
        most('replace inside replace', expressions, (one) => one.replaces, budget.replaces),
        most('longest chain, steps', chains, ({ steps }) => steps.length, budget.steps),
        most('largest section, characters', sections, ({ size }) => size, budget.section),
        most(
          'largest delivery, characters',
          sections.filter(({ path }) => isDelivering(path)),
          ({ size }) => size,
          budget.delivery,
        ),
        `regular expressions in all            ${String(patternCount()).padStart(6)} of ${String(budget.patterns).padStart(6)}`,
      ].join('\n'),
    )
    expect(expressions.length).toBeGreaterThan(100)
  })
})

const patternCount = (): number => expressions.reduce((sum, { patterns }) => sum + patterns, 0)

test('expressions are short, shallow, and without constructs that no public app runs', () => {
  const over = expressions
    .filter(
      ({ characters, depth, replaces, faults }) =>
        characters > budget.characters || depth > budget.depth || replaces > budget.replaces || faults.length > 0,
    )
    .map(({ place, characters, depth, replaces, faults }) => ({ place, characters, depth, replaces, faults }))
  expect(over).toEqual([])
})

test('the whole app has few regular expressions', () => {
  expect(patternCount()).toBeLessThanOrEqual(budget.patterns)
})

test('no step repeats, spreads in temp, keeps something of an answer that it does not get, or follows redirects', () => {
  const faults = communications.flatMap(({ path, steps }) =>
    path.startsWith('webhooks/')
      ? []
      : steps.flatMap((step, index) => faultsOfStep(step).map((fault) => `${path} [${index}]: ${fault}`)),
  )
  expect(faults).toEqual([])
})

test('chains are short, all but that of the batch, which a loop of the generator writes', () => {
  const long = communications.filter(({ path, steps }) => !path.includes('send-batch') && steps.length > budget.steps)
  expect(long.map(({ path, steps }) => [path, steps.length])).toEqual([])
})

test('sections are small as they are written, comments included', () => {
  const large = sections.filter(({ path, size }) => size > (isDelivering(path) ? budget.delivery : budget.section))
  expect(large.map(({ path, size }) => [path, size])).toEqual([])
})

test('base does not count on what a module knows', () => {
  const texts = expressions.filter(({ place }) => place.startsWith('general/base.iml.json')).map(({ text }) => text)
  expect(texts.filter((text) => /\bparameters\b/.test(text))).toEqual([])
})

test('each step says what it is for, and which file it was written in', () => {
  const without = communications.flatMap(({ path, steps }) => {
    const comments = readFileSync(`app/${path}`, 'utf8').match(/^ *\/\/ .+ \([\w/-]+\.ts\)$/gm) ?? []
    return comments.length === steps.length || Object.keys(steps[0] ?? {}).length === 0 ? [] : [path]
  })
  expect(without).toEqual([])
})

const faultsIn = (text: string): string[] => expressionsIn(text, 'here').flatMap(({ faults }) => faults)

describe('the measure sees', () => {
  test.each([
    ['{{if(a, b, )}}', 'an empty argument'],
    ["{{if(a, '', b)}}", "a text '' as a value; write emptystring"],
    ['{{first(a).b}}', 'a member of the result of a call'],
    ["{{replace(a, '/x(?=y)/', b)}}", 'look-around in a regular expression'],
    ["{{replace(a, '/\\d/', b)}}", 'a backslash in a regular expression'],
    ["{{parseJSON(replace(a, 'b', 'c'))}}", 'replace inside parseJSON'],
    ['{{parseJSON(createJSON(a))}}', 'createJSON inside parseJSON'],
  ])('in %s: %s', (text, fault) => {
    expect(faultsIn(text)).toEqual([fault])
  })

  test('nothing in what is in order', () => {
    expect(
      faultsIn("{{if(a, trim(ifempty(b, emptystring)), parseJSON(c))}} and {{sha256(createJSON(d), 'hex')}}"),
    ).toEqual([])
  })

  test('length, calls and replaces inside each other, and regular expressions', () => {
    const [measured] = expressionsIn({ a: ["{{lower(replace(replace(x, '/a/', 'b'), 'c', y))}}"] }, 'here')
    expect(measured).toMatchObject({ place: 'here.a[0]', characters: 46, depth: 3, replaces: 2, patterns: 1 })
  })

  test.each([
    [{ temp: { a: { '{{...}}': '{{b}}' } } }, 'a spread in temp'],
    [
      { url: '/a', followRedirects: false, followAllRedirects: false, response: { temp: { '{{...}}': '{{b}}' } } },
      'a spread in temp',
    ],
    [{ repeat: {} }, 'repeat'],
    [{ response: { temp: {} } }, 'response.temp in a step without url'],
    [{ url: '/a' }, 'redirects are on'],
    [{ url: '/a', followRedirects: false }, 'redirects are on'],
  ])('in the step %j: %s', (step, fault) => {
    expect(faultsOfStep(step)).toEqual([fault])
  })
})
