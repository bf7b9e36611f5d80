import { execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Figure, median } from './measure.ts'

const components = 160
const command = ['scripts/bundled.mjs', 'check']

interface Metadata {
  codeFiles: Record<string, string>
}

/** Makes an app of `components` modules out of ours, each with files of its own. */
async function largeApp(folder: string): Promise<void> {
  await cp('app', folder, { recursive: true })
  const path = join(folder, 'makecomapp.json')
  const project = JSON.parse(await readFile(path, 'utf8')) as { components: { module: Record<string, Metadata> } }
  const modules = Object.entries(project.components.module)
  const copies = Array.from({ length: components }, async (_, number) => {
    const [name, { codeFiles }] = modules[number % modules.length] ?? ['', { codeFiles: {} }]
    const renamed = Object.entries(codeFiles).map(([type, file]) => [
      type,
      file.replaceAll(/([^/]+)\/\1\./g, `$1${number}/$1${number}.`),
    ])
    for (const [type = '', file = ''] of renamed) await cp(join('app', codeFiles[type] ?? ''), join(folder, file))
    project.components.module[`${name}${number}`] = {
      ...modules[number % modules.length]?.[1],
      codeFiles: Object.fromEntries(renamed),
    }
  })
  await Promise.all(copies)
  await writeFile(path, JSON.stringify(project))
}

/** Milliseconds from the start of a process to its end. The first run makes the bundle, and does not count. */
async function timeOf(folder: string, runs: number): Promise<number> {
  const run = (): Promise<unknown> =>
    promisify(execFile)(process.execPath, [...command, folder], { maxBuffer: 1e9 }).catch(() => undefined)
  await run()
  const times: number[] = []
  for (let number = 0; number < runs; number += 1) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** Milliseconds from a change of a file to the end of the answer. */
async function timeOfAnswer(folder: string, changes: number): Promise<number> {
  const child = spawn(process.execPath, [...command, folder, '--watch'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const answer = (): Promise<unknown> => new Promise((resolve) => child.stdout.once('data', resolve))
  const file = join(folder, 'modules/track/track.communication.iml.json')
  const times: number[] = []
  await answer()
  for (let number = 0; number < changes; number += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    const text = await readFile(file, 'utf8')
    const start = performance.now()
    await writeFile(file, `${text} `)
    await answer()
    times.push(performance.now() - start)
  }
  child.kill()
  return median(times)
}

const row = (what: string, ms: number, goal: number): Figure => ({
  what,
  figure: `${Math.round(ms)} ms`,
  goal: `under ${goal} ms`,
  met: ms < goal,
})

/** Measures how long `npm run check` takes, without the start of npm itself. */
export async function measureChecking(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  const [small, large] = [join(folder, 'small'), join(folder, 'large')]
  try {
    await cp('app', small, { recursive: true })
    await largeApp(large)
    return [
      row('checking this app, process and all', await timeOf('app', 9), 500),
      row(`checking ${components} modules, process and all`, await timeOf(large, 5), 2000),
      row('checking again after a change', await timeOfAnswer(small, 9), 300),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
