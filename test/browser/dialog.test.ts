import { afterAll, beforeAll, describe, test } from 'vitest'
import type { RunView } from '../../src/workbench/contract.ts'
import { type Bench, chromiumPath, type Opened, openBench } from './browser.ts'

type Fill = (opened: Opened) => Promise<void>

const texts =
  (values: Record<string, string>): Fill =>
  async ({ input }) => {
    // oxlint-disable-next-line no-await-in-loop -- one types into one field after the other
    for (const [path, text] of Object.entries(values)) await input(path).fill(text)
  }

const listed =
  (list: string, button: string, values: Record<string, string>): Fill =>
  async (opened) => {
    await opened.field(list).getByRole('button', { name: button }).click()
    await texts(values)(opened)
  }

/** Each action of the app: what is filled in, and what Segment then keeps. */
const modules: [module: string, fill: Fill[], kept: object][] = [
  [
    'identify',
    [
      texts({ userId: '314159', 'traits.email': 'ada@example.com', 'traits.phone': '+420123456789' }),
      listed('customTraits', 'Add a trait', { 'customTraits[0].name': 'mrr' }),
      async ({ input, field }) => {
        await input('customTraits[0].type').selectOption({ label: 'Number' })
        await field('customTraits[0].value').locator('input[inputmode=decimal]').fill('149.99')
      },
    ],
    { type: 'identify', userId: '314159', traits: { email: 'ada@example.com', phone: '+420123456789', mrr: 149.99 } },
  ],
  ['alias', [texts({ previousId: 'anonymous-1', userId: 'user-1' })], { type: 'alias', previousId: 'anonymous-1' }],
  [
    'track',
    [
      texts({ userId: 'user-1' }),
      async ({ input, field }) => {
        await input('event').selectOption({ label: 'Order Completed' })
        await field('revenue').locator('input[inputmode=decimal]').fill('39.95')
      },
    ],
    { type: 'track', event: 'Order Completed', properties: { revenue: 39.95 } },
  ],
  ['page', [texts({ anonymousId: 'visitor-1', name: 'Pricing' })], { type: 'page', name: 'Pricing' }],
  ['screen', [texts({ userId: 'user-1', name: 'Checkout' })], { type: 'screen', name: 'Checkout' }],
  [
    'sendBatch',
    [
      async ({ field, input }) => {
        await field('events').getByRole('button', { name: 'Add' }).click()
        await input('events[0].type').selectOption({ label: 'Identify' })
        await input('events[0].userId').fill('user-1')
      },
    ],
    { type: 'identify', userId: 'user-1' },
  ],
  [
    'group',
    [texts({ groupId: 'acme', userId: 'user-1', 'traits.name': 'Acme', 'traits.employees': '12' })],
    { type: 'group', groupId: 'acme', traits: { name: 'Acme', employees: 12 } },
  ],
  [
    'makeAnApiCall',
    [
      texts({ url: '/v1/group', body: '{"userId": "user-1", "groupId": "acme"}' }),
      async ({ input }) => {
        await input('method').selectOption({ label: 'POST' })
      },
    ],
    { type: 'group', groupId: 'acme' },
  ],
]

describe.skipIf(chromiumPath === undefined).concurrent('the dialog', { timeout: 60_000 }, () => {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench({ folder: 'app', root: process.cwd() })
  })
  afterAll(() => bench?.close())

  /** The run that the page has just shown, as the server keeps it. */
  const lastRun = async (module: string): Promise<RunView> => {
    const runs = (await (await fetch(`${bench.workbench.url}/api/runs`)).json()) as RunView[]
    const run = runs.find((one) => one.module === module)
    if (run === undefined) throw new Error(`${module} has not run.`)
    return run
  }

  test.for(modules)('%s is filled in and run', async ([module, fill, kept], { expect }) => {
    const opened = await bench.open(`module/${module}`)
    // oxlint-disable-next-line no-await-in-loop -- one types into one field after the other
    for (const part of fill) await part(opened)
    await opened.run()
    const run = await lastRun(module)
    expect(run.error).toBeUndefined()
    expect(run.kept?.segment[0]?.message).toMatchObject(kept)
    await opened.page.getByRole('heading', { name: 'Segment keeps' }).waitFor()
    expect(opened.complaints).toEqual([])
    await opened.close()
  })

  test('offers what RPCs give, and shows the fields that follow a choice', async ({ expect }) => {
    const { page, input, field, complaints, close } = await bench.open('module/track')
    await input('userId').fill('kept')
    await page.getByRole('switch', { name: 'Show advanced settings' }).check()
    await input('trackingPlan').selectOption({ label: 'Shop plan' })
    await input('event').locator('option', { hasText: 'Order Completed' }).first().waitFor({ state: 'attached' })
    await input('event').selectOption({ label: 'Order Completed' })
    await field('eventProperties.products').waitFor()
    await input('writeKey').selectOption({ index: 1 })
    expect(await field('writeKey').locator('option').allTextContents()).toContain('Shop (shop)')
    // What was typed before the choices stays.
    expect(await input('userId').inputValue()).toBe('kept')
    expect(complaints).toEqual([])
    await close()
  })

  test('maps a field, and says what it gives and what is wrong with it', async ({ expect }) => {
    const { page, field, input, run, complaints, close } = await bench.open('module/identify')
    // Typing an expression switches Map on, as in Make.
    await input('userId').fill('{{1.id}}-{{upper(1.plan)}}')
    expect(await page.getByRole('switch', { name: 'Map User ID' }).isChecked()).toBe(true)
    await field('userId').getByText('user-314159-PRO').waitFor()
    expect(await field('userId').locator('.t-function').textContent()).toBe('upper')
    await input('anonymousId').fill('{{1.')
    await input('anonymousId').fill('{{1. + }}')
    await field('anonymousId').locator('.issue').waitFor()
    await field('anonymousId').getByRole('switch').uncheck()
    await input('anonymousId').fill('')
    await page.getByText('Sample bundle of module 1').click()
    await page.locator('#sample-bundle').fill('{"id": "other", "plan": "free"}')
    await field('userId').getByText('other-FREE').waitFor()
    await run()
    expect((await lastRun('identify')).kept?.segment[0]?.message).toMatchObject({ userId: 'other-FREE' })
    expect(complaints).toEqual([])
    await close()
  })

  test('inserts items and functions where the caret is', async ({ expect }) => {
    const { page, field, input, close } = await bench.open('module/alias')
    await page.getByRole('switch', { name: 'Map Previous ID' }).check()
    await field('previousId').getByText('Insert an item or a function').click()
    await field('previousId').getByRole('button', { name: 'lower', exact: true }).click()
    await field('previousId').getByRole('button', { name: '1.company.name' }).click()
    expect(await input('previousId').inputValue()).toBe('{{lower(1.company.name)}}')
    await close()
  })

  test('shows at the field what a guard refuses', async ({ expect }) => {
    const { page, input, field, run, complaints, close } = await bench.open('module/page')
    await input('anonymousId').fill('visitor-1')
    await page.getByRole('switch', { name: 'Show advanced settings' }).check()
    await input('messageId').fill('x'.repeat(101))
    await run()
    await field('messageId').locator('.issue').waitFor()
    expect(await input('messageId').getAttribute('aria-invalid')).toBe('true')
    await page.getByRole('button', { name: 'Go to Message ID' }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe(await input('messageId').getAttribute('id'))
    await input('messageId').fill('short')
    await field('messageId').locator('.issue').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await close()
  })

  test('erases a field, and moves items of a list with what is mapped in them', async ({ expect }) => {
    const { page, field, input, run, close } = await bench.open('module/group')
    await input('groupId').fill('acme')
    await input('userId').fill('user-1')
    await field('traits.plan').hover()
    await page.getByRole('button', { name: 'Erase Plan' }).click()
    for (const [index, name] of ['one', 'two'].entries()) {
      // oxlint-disable-next-line no-await-in-loop -- one item after the other
      await page.getByRole('button', { name: 'Add a trait' }).click()
      // oxlint-disable-next-line no-await-in-loop
      await input(`customTraits[${index}].name`).fill(name)
    }
    await input('customTraits[1].value').fill('{{1.email}}')
    await page.getByRole('button', { name: 'Move up Custom traits 2' }).click()
    expect(await input('customTraits[0].name').inputValue()).toBe('two')
    await field('customTraits[0].value').getByText('ada@example.com').waitFor()
    await page.getByRole('button', { name: 'Remove Custom traits 2' }).click()
    await run()
    const [kept] = (await lastRun('group')).kept?.segment ?? []
    expect(kept?.message).toMatchObject({ traits: { plan: null, two: 'ada@example.com' } })
    await close()
  })

  test('shows an error as Make does, and compares two runs', async ({ expect }) => {
    const { page, input, run, close } = await bench.open('module/screen')
    await input('userId').fill('user-1')
    await input('name').fill('First')
    await run()
    await page.getByLabel('Let it fail').selectOption({ label: 'Segment answers 503, unavailable' })
    await input('name').fill('Second')
    await run()
    await page.getByText('ConnectionError').first().waitFor()
    await page.getByText('Make would try this bundle again later.').waitFor()
    const other = page.getByLabel('Compare with')
    await other.selectOption({ index: 1 })
    const row = page.getByRole('row', { name: /\[1\]\.body\.name/ })
    expect(await row.locator('del').textContent()).toBe('"First"')
    expect(await row.locator('ins').textContent()).toBe('"Second"')
    await close()
  })

  test('can be filled in and run without a mouse', async ({ expect }) => {
    const { page, complaints, close } = await bench.open('module/identify')
    const focused = async (): Promise<string> => page.evaluate('document.activeElement.id')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused()).toBe('main')
    const visited: string[] = []
    while (!visited.at(-1)?.endsWith('-userId') && visited.length < 10) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press('Tab')
      // oxlint-disable-next-line no-await-in-loop
      visited.push(await focused())
    }
    expect(visited[0]).toBe('connection')
    expect(visited.at(-1)).toBe('module-identify-userId')
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
    await page.keyboard.type('keyboard-1')
    await page.keyboard.press('Control+Enter')
    await page.locator('.outcome.good').waitFor()
    await page.getByRole('status').filter({ hasText: 'The run gave 1 bundle' }).waitFor({ state: 'attached' })
    expect((await lastRun('identify')).kept?.segment[0]?.message).toMatchObject({ userId: 'keyboard-1' })
    // What was typed, and where, stays as it is.
    expect(await focused()).toBe('module-identify-userId')
    expect(complaints).toEqual([])
    await close()
  })
})
