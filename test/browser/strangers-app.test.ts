import { afterAll, beforeAll, describe, test } from 'vitest'
import type { RunView } from '../../src/workbench/contract.ts'
import { type Bench, chromiumPath, openBench } from './browser.ts'
import { markup, strangersApp } from './strangers-app.ts'

describe.skipIf(chromiumPath === undefined).concurrent("somebody else's app", { timeout: 60_000 }, () => {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench({ folder: strangersApp() })
  })
  afterAll(() => bench?.close())

  test('gives every type of field a control, and its values reach the module', async ({ expect }) => {
    const { page, field, input, run, complaints, close } = await bench.open('module/kinds')
    await input('text').fill('<b>')
    await input('lines').fill('a\nb')
    await input('number').fill('1.50')
    await input('integer').fill('7')
    await field('yes').getByLabel('No', { exact: true }).check()
    await field('must').getByLabel('Yes', { exact: true }).check()
    await input('date').fill('2026-11-22T10:30:00')
    await input('day').fill('2026-11-22')
    await input('one').selectOption({ label: 'Second' })
    await field('several').getByLabel('A', { exact: true }).check()
    await field('several').getByLabel('B', { exact: true }).check()
    await input('grouped').selectOption({ label: 'Apple' })
    await input('shows').selectOption({ label: 'More' })
    await input('nested').fill('below')
    await field('words').getByRole('button', { name: 'Add item' }).click()
    await input('words[0]').fill('word')
    await field('pairs').getByRole('button', { name: 'Add item' }).click()
    await input('pairs[0].key').fill('k')
    await input('pairs[0].value').fill('v')
    await input('collection.inner').fill('inside')
    await input('json').fill('{"a": 1}')
    await input('any').fill('anything')
    await input('url').fill('https://example.com')
    await input('email').fill('ada@example.com')
    await input('filter').fill('[[{"a": "x", "o": "text:equal", "b": "y"}]]')
    await input('fileName').fill('a.txt')
    await input('data').setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('bytes') })
    await page.getByText('Holds a.txt').waitFor()
    await run()
    const [last] = (await (await fetch(`${bench.workbench.url}/api/runs`)).json()) as RunView[]
    expect(last?.error).toBeUndefined()
    expect(last?.bundles[0]).toMatchObject({
      text: '<b>',
      lines: 'a\nb',
      number: 1.5,
      integer: 7,
      yes: false,
      must: true,
      date: '2026-11-22T10:30:00.000Z',
      day: '2026-11-22T00:00:00.000Z',
      one: { deep: true },
      several: ['a', 'b'],
      grouped: 'apple',
      shows: 'more',
      nested: 'below',
      words: ['word'],
      pairs: [{ key: 'k', value: 'v' }],
      collection: { inner: 'inside' },
      json: '{"a": 1}',
      any: 'anything',
      url: 'https://example.com',
      email: 'ada@example.com',
      filter: [[{ a: 'x', o: 'text:equal', b: 'y' }]],
      fileName: 'a.txt',
      data: '<5 bytes>',
      secret: 'unseen',
    })
    expect(await page.locator('.dialog').getByText('unseen').count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  test('cannot run script here, whatever it says', async ({ expect }) => {
    const { page, input, run, complaints, close } = await bench.open('module/hostile')
    await input('choice').waitFor()
    await page.getByText('Nothing was sent to stranger.example').first().waitFor()
    await run()
    await page.getByRole('heading', { name: 'Bundles out' }).waitFor()
    expect(await page.locator('h1').textContent()).toBe(markup)
    // The policy of the page would stop scripts as well; here none may come into being.
    expect(await page.locator('img, script:not([src]), b, main iframe').count()).toBe(0)
    const links = await page.locator('main a').evaluateAll((all) => all.map((link) => String(link)))
    expect(
      links.filter((link) => !/^(http:\/\/127\.0\.0\.1:\d+\/#|https:\/\/example\.com\/|vscode:\/\/file\/)/.test(link)),
    ).toEqual([])
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.evaluate('({}).polluted ?? Object.keys(Object.prototype).length')).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })
})
