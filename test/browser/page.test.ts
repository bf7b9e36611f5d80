import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { buildPage } from '../../src/workbench/server/page.ts'
import { type Bench, chromiumPath, openBench, type Opened } from './browser.ts'
import { projectCopy } from '../workbench/project-copy.ts'

test('the script of the page stays under 60 KB, compressed', async ({ expect }) => {
  const { script, style } = await buildPage()
  expect(gzipSync(script).byteLength).toBeLessThan(60 * 1024)
  expect(script.length + style.length).toBeGreaterThan(10_000)
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong on a page as it stands. */
async function violationsOn({ page }: Opened): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(`axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`)
}

describe.skipIf(chromiumPath === undefined).concurrent('the pages', { timeout: 60_000 }, () => {
  let bench: Bench
  let root: string
  beforeAll(async () => {
    root = projectCopy()
    bench = await openBench({ folder: join(root, 'app'), root })
  })
  afterAll(() => bench?.close())

  test('deliver events to the trigger, and show what became of them', async ({ expect }) => {
    const { page, complaints, close } = await bench.open('module/watchEvents')
    const first = page.locator('.receptions > li').first()
    const answer = (status: string): Promise<void> => first.locator('summary .status', { hasText: status }).waitFor()
    await page.getByRole('button', { name: 'Track', exact: true }).click()
    await answer('202')
    await first.getByText('1 bundle', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'With a wrong key' }).click()
    await answer('401')
    await page.getByRole('button', { name: 'A batch' }).click()
    await first.locator('summary', { hasText: /[1-9]\d* bundles/ }).waitFor()
    await first.getByRole('button', { name: 'Deliver again' }).click()
    await page.locator('.receptions > li').nth(3).waitFor()
    expect(await page.locator('.receptions > li > details > summary .status').allTextContents()).toEqual([
      '202',
      '202',
      '401',
      '202',
    ])
    // Another setting of the webhook holds for what is delivered next.
    await page.getByLabel('Identify', { exact: true }).check()
    await page.getByRole('button', { name: 'Save webhook' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByRole('button', { name: 'Of a type not wanted' }).click()
    await answer('403')
    expect(await violationsOn({ page } as Opened)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  test('make a connection, and never show its secrets again', async ({ expect }) => {
    const { page, complaints, close } = await bench.open('connections')
    const save = page.getByRole('button', { name: 'Save', exact: true })
    await page.getByLabel('Connection name').fill('Wrong one')
    await page.getByLabel('Write key', { exact: true }).fill('a-key-that-is-wrong-000000')
    await save.click()
    await page.locator('.outcome.bad').waitFor()
    await page.getByLabel('Connection name').fill('Second')
    await page.getByLabel('Write key', { exact: true }).fill('sandboxShopUsWriteKey00000000001')
    await save.click()
    await page.getByText('Second is verified and saved.').waitFor()
    expect(await page.getByLabel('Write key', { exact: true }).inputValue()).toBe('')
    expect(await page.locator('.exchanges').allTextContents()).toEqual([])
    expect(await violationsOn({ page } as Opened)).toEqual([])
    await page.goto(`${bench.workbench.url}/#/module/alias`)
    const choice = page.getByLabel('Connection', { exact: true })
    const second = await choice.locator('option', { hasText: 'Second' }).getAttribute('value')
    await choice.selectOption(second)
    await page.goto(`${bench.workbench.url}/#/connections`)
    await page.getByRole('button', { name: 'Delete Second' }).click()
    await page.getByRole('button', { name: 'Delete Second' }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await close()
  })

  test('run a scenario, with the bundles on each link', async ({ expect }) => {
    const opened = await bench.open('scenarios/form-to-group-and-identify')
    const { page, complaints, close } = opened
    await page.getByRole('button', { name: 'Run once' }).click()
    await page.locator('.outcome.good').getByText('Success').waitFor()
    await page.locator('.module-runs').getByText('Add a user to a group').click()
    await page.locator('.module-runs details[open]').getByText('Bundle in').waitFor()
    expect(await page.locator('.chain li').count()).toBeGreaterThan(3)
    expect(await violationsOn(opened)).toEqual([])
    expect(complaints).toEqual([])
    await close()
  })

  test('find modules by their words', async ({ expect }) => {
    const { page, close } = await bench.open('module/identify')
    await page.getByLabel('Search modules').fill('group')
    expect(await page.locator('nav section').first().getByRole('link').allTextContents()).toEqual([
      'Add a user to a group',
    ])
    await close()
  })

  test.for(['light', 'dark'] as const)('are accessible in %s colours', async (colorScheme, { expect }) => {
    const opened = await bench.open('module/identify', { colorScheme })
    const { page, input, run, close } = opened
    await input('userId').fill('{{1.id}}')
    await page.getByRole('button', { name: 'Add a trait' }).click()
    await run()
    await page.getByText('Go to').first().waitFor()
    await page.getByRole('button', { name: 'Remove Custom traits 1' }).click()
    await run()
    await page.getByRole('heading', { name: 'Ramen keeps' }).waitFor()
    expect(await violationsOn(opened)).toEqual([])
    for (const path of [
      'findings',
      'changes',
      'connections',
      'scenarios',
      'module/watchEvents',
      'module/sendBatch',
      'module/track',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      await page.goto(`${bench.workbench.url}/#/${path}`)
      // oxlint-disable-next-line no-await-in-loop
      await page.locator(`nav [aria-current=page][href="#/${path}"]`).waitFor()
      // oxlint-disable-next-line no-await-in-loop
      await page.locator('h1').waitFor()
      // oxlint-disable-next-line no-await-in-loop
      expect(await violationsOn(opened)).toEqual([])
    }
    await close()
  })

  test('fit a narrow screen, and one at 200 %', async ({ expect }) => {
    for (const width of [400, 640]) {
      // oxlint-disable-next-line no-await-in-loop -- one width after the other
      const opened = await bench.open('module/track', { viewport: { width, height: 800 } })
      // oxlint-disable-next-line no-await-in-loop
      await opened.input('userId').fill('user-1')
      // oxlint-disable-next-line no-await-in-loop
      await opened.run()
      // oxlint-disable-next-line no-await-in-loop
      expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBe(width)
      // oxlint-disable-next-line no-await-in-loop
      await opened.page.getByRole('button', { name: 'Menu' }).click()
      // oxlint-disable-next-line no-await-in-loop
      await opened.page.getByRole('link', { name: 'Identify a user' }).click()
      // oxlint-disable-next-line no-await-in-loop
      await opened.page.getByRole('heading', { name: 'Identify a user' }).waitFor()
      // oxlint-disable-next-line no-await-in-loop
      await opened.close()
    }
  })
  // Alone, as they are measured.
  test.sequential('follow a definition that is saved, and keep what was typed', async ({ expect }) => {
    const { page, input, complaints, close } = await bench.open('module/alias')
    await input('userId').fill('kept')
    const file = join(root, 'modules/alias.ts')
    const before = readFileSync(file, 'utf8')
    const times: number[] = []
    for (const label of ['Merge one', 'Merge two', 'Merge three']) {
      const start = performance.now()
      writeFileSync(file, before.replace(/ {2}label: '.*'/, `  label: '${label}'`))
      // oxlint-disable-next-line no-await-in-loop -- one save after the other
      await page.getByRole('heading', { name: label }).waitFor()
      times.push(performance.now() - start)
    }
    // The goal of 0.5 s is measured by `npm run bench`; here other tests run on the same cores.
    expect(Math.min(...times)).toBeLessThan(3000)
    expect(await input('userId').inputValue()).toBe('kept')
    writeFileSync(file, 'export default defineModule(')
    await page.locator('.bar.danger').getByText('modules/alias.ts').waitFor()
    expect(await input('userId').inputValue()).toBe('kept')
    writeFileSync(file, before)
    await page.locator('.bar.danger').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await close()
  })

  test.sequential('draw a dialog at once', async ({ expect }) => {
    const { page, close } = await bench.open('module/alias')
    await page.locator('[data-path]').first().waitFor()
    const times: number[] = []
    for (const module of ['identify', 'track', 'page']) {
      // oxlint-disable-next-line no-await-in-loop -- one dialog after the other
      const time = await page.evaluate<number>(`new Promise((resolve) => {
        const start = performance.now()
        location.hash = '#/module/${module}'
        const look = () => document.querySelector('[id="module-${module}-userId"]')
          ? requestAnimationFrame(() => resolve(performance.now() - start))
          : requestAnimationFrame(look)
        look()
      })`)
      times.push(time)
    }
    // The goal of 0.2 s is measured by `npm run bench`; here other tests run on the same cores.
    expect(Math.min(...times)).toBeLessThan(1000)
    await close()
  })
})
