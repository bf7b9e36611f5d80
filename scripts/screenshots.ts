import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../src/workbench/chromium.ts'
import { startWorkbench } from '../src/workbench/server/index.ts'
import { runCommand, UsageError } from './command.ts'

const help = `Takes the pictures of the workbench that README.md and docs/workbench.md show, from the page itself: docs/images/*.png.

Usage: npm run screenshots

  --help  show this text

Needs Chromium: apt-get install -y chromium, or the variable CHROMIUM with the path of one.`

const folder = 'docs/images'

/** What stands in the field with this path. */
const fill = (page: Page, path: string, text: string): Promise<void> =>
  page.locator(`[data-path="${path}"] :is(input, select, textarea):not([role=switch])`).first().fill(text)

/** A filled Identify dialog and its run. */
async function identify(page: Page): Promise<void> {
  await fill(page, 'userId', '{{1.id}}')
  await fill(page, 'traits.email', '{{lower(1.email)}}')
  await fill(page, 'traits.firstName', 'Ada')
  await page.getByRole('button', { name: 'Add a trait' }).click()
  await fill(page, 'customTraits[0].name', 'trial_ends_at')
  await page.locator('[data-path="customTraits[0].type"] select').selectOption({ label: 'Date' })
  await page.locator('[data-path="customTraits[0].value"] [type=datetime-local]').fill('2026-12-24T18:00:00')
  await page.getByText('= ada@example.com').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Ramen keeps' }).waitFor()
  await page.locator('[data-path="userId"] .label').evaluate((label) => label.scrollIntoView())
}

/** The trigger, after an event that it took and one with a wrong key. */
async function trigger(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'With a wrong key' }).click()
  await page.locator('.receptions > li').first().waitFor()
  await page.getByRole('button', { name: 'Track', exact: true }).click()
  await page.locator('.receptions > li').nth(1).waitFor()
}

const pictures = [
  { name: 'identify', path: 'module/identify', colorScheme: 'light', act: identify },
  { name: 'identify-dark', path: 'module/identify', colorScheme: 'dark', act: identify },
  { name: 'trigger', path: 'module/watchEvents', colorScheme: 'light', act: trigger },
] as const

await runCommand(help, {}, async () => {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new UsageError('There is no Chromium here: apt-get install -y chromium')
  const workbench = await startWorkbench({ folder: 'app', root: process.cwd() })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  mkdirSync(folder, { recursive: true })
  for (const { name, path, colorScheme, act } of pictures) {
    const viewport = { width: 1280, height: 1000 }
    // oxlint-disable-next-line no-await-in-loop -- one picture after the other
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
    // oxlint-disable-next-line no-await-in-loop
    await page.goto(`${workbench.url}/#/${path}`)
    // oxlint-disable-next-line no-await-in-loop
    await act(page)
    // oxlint-disable-next-line no-await-in-loop
    await page.screenshot({ path: join(folder, `${name}.png`) })
    console.log(join(folder, `${name}.png`))
  }
  await Promise.all([browser.close(), workbench.close()])
  return 0
})
