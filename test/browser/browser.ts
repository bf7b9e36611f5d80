import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findChromium } from '../../src/workbench/chromium.ts'
import { startWorkbench, type Workbench, type WorkbenchInput } from '../../src/workbench/server/index.ts'

export const chromiumPath = findChromium()

// In CI a test that did not run must not look like one that passed.
if (chromiumPath === undefined && process.env['CI'] !== undefined) {
  throw new Error('There is no Chromium for the tests of the workbench: apt-get install -y chromium')
}
if (chromiumPath === undefined) {
  process.stdout.write(
    'SKIPPED: no Chromium, so nobody looks at the page of the workbench: apt-get install -y chromium\n',
  )
}

/** A workbench with a browser in front of it. */
export interface Bench {
  readonly workbench: Workbench
  readonly browser: Browser
  /** Opens one of its pages, such as `module/identify`. Whatever the page complains about fails the test. */
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<Opened>
  readonly close: () => Promise<void>
}

/** A page of the workbench. */
export interface Opened {
  readonly page: Page
  /** The field with this path, such as `traits.email`, with all that belongs to it. */
  readonly field: (path: string) => Locator
  /** What is typed into in the field with this path: its first input that is no switch. */
  readonly input: (path: string) => Locator
  /** Presses the keys that mean Run, and waits until its result is drawn. */
  readonly run: () => Promise<void>
  /** What the page complained about so far, and what it asked for elsewhere. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

/** Starts a workbench and a browser. */
export async function openBench(input: WorkbenchInput): Promise<Bench> {
  const [workbench, browser] = await Promise.all([
    startWorkbench(input),
    chromium.launch({ executablePath: chromiumPath ?? '', args: ['--no-sandbox'] }),
  ])
  return {
    workbench,
    browser,
    open: async (path, options) => openPage(browser, workbench.url, path, options),
    async close() {
      await Promise.all([browser.close(), workbench.close()])
    },
  }
}

async function openPage(
  browser: Browser,
  url: string,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('dialog', (dialog) => {
    complaints.push(`A dialog says ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) complaints.push(`Asked for ${request.url()}`)
  })
  await page.goto(`${url}/#/${path}`)
  await page.locator('h1').waitFor()
  const field = (at: string): Locator => page.locator(`[data-path="${at}"]`)
  return {
    page,
    complaints,
    field,
    input: (at) => field(at).locator(':is(input, select, textarea):not([role=switch])').first(),
    async run() {
      const result = page.locator('.result')
      const before = (await result.count()) === 0 ? '' : await result.getAttribute('data-run')
      await page.keyboard.press('Control+Enter')
      await page.locator(`.result:not([data-run="${before}"])`).waitFor()
    },
    close: () => context.close(),
  }
}
