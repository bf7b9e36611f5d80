import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from '../src/workbench/chromium.ts'
import { buildPage } from '../src/workbench/server/page.ts'
import { startWorkbench } from '../src/workbench/server/index.ts'
import { removeTempFolders } from '../test/temp-folder.ts'
import { projectCopy } from '../test/workbench/project-copy.ts'
import { type Figure, median } from './measure.ts'

const rounds = 5

/** Milliseconds from `npm run workbench` to a page that shows a dialog. */
async function startOnce(browser: Browser): Promise<number> {
  const start = performance.now()
  const program = spawn('npm', ['run', '--silent', 'workbench', '--', '--no-open', '--port', '4790'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  try {
    const url = await new Promise<string>((resolve) => {
      program.stdout.on('data', (text: Buffer) => {
        const [found] = /http:\S+/.exec(text.toString()) ?? []
        if (found !== undefined) resolve(found)
      })
    })
    const page = await browser.newPage()
    await page.goto(url)
    await page.locator('[data-path]').first().waitFor()
    await page.close()
    return performance.now() - start
  } finally {
    // npm and what it has started.
    if (program.pid !== undefined) process.kill(-program.pid, 'SIGTERM')
  }
}

/** Milliseconds from choosing a module to its dialog, drawn. */
async function paintOnce(page: Page, module: string): Promise<number> {
  return page.evaluate(`new Promise((resolve) => {
    const start = performance.now()
    location.hash = '#/module/${module}'
    const look = () => document.querySelector('[id="module-${module}-userId"]')
      ? requestAnimationFrame(() => resolve(performance.now() - start))
      : requestAnimationFrame(look)
    look()
  })`)
}

/** Milliseconds from saving a definition to the page that shows it. */
async function saveOnce(page: Page, file: string, label: string): Promise<number> {
  const text = readFileSync(file, 'utf8').replace(/ {2}label: '.*'/, `  label: '${label}'`)
  const start = performance.now()
  writeFileSync(file, text)
  await page.getByRole('heading', { name: label }).waitFor()
  return performance.now() - start
}

/** Measures the page of the workbench; without Chromium, only its size. */
export async function measureWorkbench(): Promise<Figure[]> {
  const { script } = await buildPage()
  const kilobytes = gzipSync(script).byteLength / 1024
  const size = figure('script of the workbench, gzipped', `${kilobytes.toFixed(1)} KB`, 'under 60 KB', kilobytes < 60)
  const executablePath = findChromium()
  if (executablePath === undefined) return [size]
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const root = projectCopy()
  const workbench = await startWorkbench({ folder: join(root, 'app'), root })
  try {
    const starts = [await startOnce(browser), await startOnce(browser), await startOnce(browser)]
    const page = await browser.newPage()
    await page.goto(`${workbench.url}/#/module/alias`)
    await page.locator('[data-path]').first().waitFor()
    const paints: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      for (const module of ['identify', 'track', 'page']) paints.push(await paintOnce(page, module))
    }
    await page.goto(`${workbench.url}/#/module/alias`)
    const saves: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      saves.push(await saveOnce(page, join(root, 'modules/alias.ts'), `Merge ${round}`))
      // What comes after it, such as the checker, is no part of the next one.
      await page.waitForTimeout(1000)
    }
    return [
      size,
      inTime('npm run workbench to the first dialog', starts, 3000),
      inTime('choosing a module to its dialog', paints, 200),
      inTime('saving a definition to the page', saves, 500),
    ]
  } finally {
    await Promise.all([browser.close(), workbench.close()])
    removeTempFolders()
  }
}

const inTime = (what: string, times: number[], limit: number): Figure =>
  figure(what, `${Math.round(median(times))} ms`, `under ${limit} ms`, median(times) < limit)

const figure = (what: string, value: string, goal: string, met: boolean): Figure => ({ what, figure: value, goal, met })
