import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Reload } from '../../src/workbench/contract.ts'
import { startWorkbench, type Workbench } from '../../src/workbench/server/index.ts'
import { appFolder } from './client.ts'
import { projectCopy } from './project-copy.ts'

/** Milliseconds from saving to the event. A machine with nothing else to do takes a fifth; the benchmark has the goal. */
const soon = 1500

/** The events of a workbench, one after the other. */
async function eventsOf(workbench: Workbench): Promise<() => Promise<Reload>> {
  const response = await fetch(`${workbench.url}/api/events`)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async () => {
    for (;;) {
      const [event, rest] = text.split(/\n\n(.*)/s)
      if (rest !== undefined && event !== undefined) {
        text = rest
        return JSON.parse(event.replace(/^data: /, '')) as Reload
      }
      // oxlint-disable-next-line no-await-in-loop
      const { value, done } = await reader.read()
      if (done) throw new Error('The events have ended.')
      text += value
    }
  }
}

const labelOf = async (workbench: Workbench, name: string): Promise<string> => {
  const view: any = await (await fetch(`${workbench.url}/api/app`)).json()
  return view.groups.flatMap(({ modules }: any) => modules).find((module: any) => module.name === name)?.label
}

let root: string
let workbench: Workbench
let next: () => Promise<Reload>
const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(join(root, file), change(readFileSync(join(root, file), 'utf8')))

beforeAll(async () => {
  root = projectCopy()
  // Stale, so that the first event tells that it has been generated and everything is warm.
  writeFileSync(join(root, 'app/README.md'), 'stale')
  workbench = await startWorkbench({ folder: join(root, 'app'), root })
  next = await eventsOf(workbench)
  await next()
})
afterAll(() => workbench.close())

test('an app that was stale is generated at the start', () => {
  expect(readFileSync(join(root, 'app/README.md'), 'utf8')).toBe(readFileSync('app/README.md', 'utf8'))
})

test('a definition that is saved is on the page at once', async () => {
  const times: number[] = []
  for (const label of ['Track a thing', 'Track it', 'Track something']) {
    edit('modules/track.ts', (text) => text.replace(/label: 'Track [^']*'/, `label: '${label}'`))
    const saved = performance.now()
    // oxlint-disable-next-line no-await-in-loop
    const reload = await next()
    times.push(performance.now() - saved)
    expect(reload).toEqual({ problems: [], durationMs: expect.any(Number), files: ['modules/track.ts'] })
  }
  expect(await labelOf(workbench, 'track')).toBe('Track something')
  expect(readFileSync(join(root, 'app/makecomapp.json'), 'utf8')).toContain('Track something')
  const communication = 'app/modules/track/track.communication.iml.json'
  expect(readFileSync(join(root, communication), 'utf8')).toBe(readFileSync(communication, 'utf8'))
  // The quickest of three, as other tests run on the same cores.
  expect(Math.min(...times)).toBeLessThan(soon)
})

test('so is what several definitions share, and what is no definition', async () => {
  edit('app.json', (text) => text.replace('"#1f8a5b"', '"#123456"'))
  expect((await next()).files).toEqual(['app.json'])
  const view: any = await (await fetch(`${workbench.url}/api/app`)).json()
  expect(view.theme).toBe('#123456')
  edit('modules/shared/write-key.ts', (text) => `${text}\n`)
  expect(await next()).toMatchObject({ problems: [], files: ['modules/shared/write-key.ts'] })
})

test.each([
  ['cannot be read', (text: string) => `${text}}`, /^modules\/track\.ts:\d+:\d+: /],
  ['throws', (text: string) => `${text}\nthrow new Error('on purpose')\n`, /on purpose/],
  [
    'does not fit',
    (text: string) => text.replace("type: 'action'", "type: 'reaction'"),
    /track\.moduleType is "reaction"/,
  ],
])('a definition that %s is a problem, and the app stays what it was', async (_what, change, message) => {
  const before = readFileSync(join(root, 'modules/track.ts'), 'utf8')
  edit('modules/track.ts', change)
  const { problems } = await next()
  expect(problems[0]).toMatch(message)
  expect(await labelOf(workbench, 'track')).toBe('Track something')
  const view: any = await (await fetch(`${workbench.url}/api/app`)).json()
  expect(view.problems).toEqual(problems)
  writeFileSync(join(root, 'modules/track.ts'), before)
  expect(await next()).toMatchObject({ problems: [] })
})

test('the generator itself may change', async () => {
  edit('src/authoring/generate/files.ts', (text) => text.replace('null, 4', 'null, 2'))
  expect(await next()).toMatchObject({ problems: [], files: ['src/authoring/generate/files.ts'] })
  expect(readFileSync(join(root, 'app/makecomapp.json'), 'utf8')).toMatch(/^\{\n {2}"/)
})

test('another app is read anew when its folder changes', async () => {
  const component = { label: 'Old', moduleType: 'action', files: { communication: { url: 'https://api.test/' } } }
  const folder = appFolder({ module: { one: component } })
  const other = await startWorkbench({ folder })
  const reloaded = await eventsOf(other)
  const project = join(folder, 'makecomapp.json')
  writeFileSync(project, readFileSync(project, 'utf8').replace('Old', 'New'))
  const { files, durationMs } = await reloaded()
  expect(files).toEqual(['makecomapp.json'])
  expect(durationMs).toBeLessThan(soon)
  expect(await labelOf(other, 'one')).toBe('New')
  await other.close()
})
