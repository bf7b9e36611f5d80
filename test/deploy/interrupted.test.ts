import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { MakeFault } from '../../src/sandbox/make/index.ts'
import { tempFolder } from '../temp-folder.ts'
import { appIn, deskOf, edit, smallApp, sorted, useMake, writesOf } from './harness.ts'

const make = useMake()
const template = smallApp()

const copy = (): string => {
  const folder = join(tempFolder(), 'app')
  cpSync(template, folder, { recursive: true })
  return folder
}

/** How an undisturbed deployment ends, and how many requests it takes. */
async function undisturbed(): Promise<{ contents: unknown; project: string; count: number }> {
  const desk = deskOf(make(), copy())
  expect((await desk.run('apply')).code).toBe(0)
  const result = {
    contents: sorted(make().contents()),
    project: readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8'),
    count: make().requests.length,
  }
  make().reset()
  return result
}

/** Ways to fail for good, in turn. */
const failures: readonly MakeFault[] = [
  { drop: 'after' },
  { drop: 'before' },
  { status: 400, body: '{"message":"No."}' },
]

test('after a failure at any one request, a second apply ends where an undisturbed one does', async () => {
  const { contents, project, count } = await undisturbed()
  expect(count).toBeGreaterThan(20)
  const resumed: string[] = []
  const folder = copy()
  for (let at = 1; at <= count; at += 1) {
    cpSync(join(template, 'makecomapp.json'), join(folder, 'makecomapp.json'))
    const desk = deskOf(make(), folder)
    make().fault({ ...failures[at % failures.length], at })
    // oxlint-disable-next-line no-await-in-loop
    const first = await desk.run('apply')
    expect([at, first.code, first.stderr.trim().split('\n').length]).toEqual([at, 2, 1])
    // oxlint-disable-next-line no-await-in-loop
    const second = await desk.run('apply')
    resumed.push(`${at} ${second.code} ${second.stderr}`.trim())
    expect(sorted(make().contents()), `failure at request ${at}`).toEqual(contents)
    expect(readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8'), `failure at request ${at}`).toBe(project)
    make().reset()
  }
  expect(resumed).toEqual(Array.from({ length: count }, (_, index) => `${index + 1} 0`))
})

test('a lost answer to a creation creates nothing twice', async () => {
  const { contents } = await undisturbed()
  const desk = deskOf(make(), copy())
  for (let at = 1; at < 20; at += 1) {
    make().fault({ method: 'POST', drop: 'after' })
    // oxlint-disable-next-line no-await-in-loop
    if ((await desk.run('apply')).code === 0) break
  }
  expect((await desk.run('apply')).code).toBe(0)
  expect(sorted(make().contents())).toEqual(contents)
})

test('what is done is not done again, and status says that something was interrupted', async () => {
  const desk = deskOf(make(), copy())
  make().fault({ method: 'PUT', at: 5, drop: 'before' })
  await desk.run('apply')
  const done = writesOf(make()).slice(0, -1)
  const status = await desk.run('status')
  expect(status.stdout).toContain('was interrupted: "apply" goes on with it, "undo" takes it back.')
  const plan = await desk.run('plan')
  expect(plan.stdout).toContain('which was interrupted.')
  const second = writesOf(make()).length
  await desk.run('apply')
  const again = writesOf(make()).slice(second)
  expect(again.filter((request) => done.includes(request) && request.startsWith('PUT'))).toEqual([])
})

describe('Make has too much to do', () => {
  test.each<[string, MakeFault]>([
    ['429 three times', { status: 429, times: 3, headers: { 'retry-after': '0' } }],
    ['503 to a PUT', { method: 'PUT', status: 503, times: 2, headers: { 'retry-after': '0' } }],
    ['502 to a creation', { method: 'POST', at: 3, status: 502, headers: { 'retry-after': '0' } }],
    ['a date instead of seconds', { status: 429, headers: { 'retry-after': 'Sat, 01 Jan 2000 00:00:00 GMT' } }],
  ])('and the deployment waits: %s', async (_name, fault) => {
    const { contents } = await undisturbed()
    make().fault(fault)
    expect(await deskOf(make(), copy()).run('apply')).toMatchObject({ code: 0, stderr: '' })
    expect(sorted(make().contents())).toEqual(contents)
  })

  test('but not for ever, and not for longer than a minute', async () => {
    const desk = deskOf(make(), copy())
    make().fault({ status: 429, times: Infinity, headers: { 'retry-after': '0' } })
    const { code, stderr } = await desk.run('apply')
    expect([code, make().requests.length]).toEqual([2, 6])
    expect(stderr).toContain('Make limits the number of requests')
    make().reset()
    make().fault({ status: 503, times: Infinity, headers: { 'retry-after': '3600' } })
    expect([(await desk.run('apply')).code, make().requests.length]).toEqual([2, 1])
  })
})

test('undo takes an interrupted deployment back', async () => {
  const desk = deskOf(make(), copy())
  make().fault({ method: 'PUT', at: 5, drop: 'after' })
  await desk.run('apply')
  expect(await desk.run('undo')).toMatchObject({ code: 0, stderr: '' })
  expect(make().contents()).toEqual({ apps: {}, components: {} })
  expect(readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')).toBe(
    readFileSync(join(template, 'makecomapp.json'), 'utf8'),
  )
})

test('an undo of a first deployment that is interrupted anywhere is finished by the next', async () => {
  const folder = copy()
  const project = readFileSync(join(template, 'makecomapp.json'), 'utf8')
  const desk = deskOf(make(), folder)
  for (let at = 4; at <= 10; at += 1) {
    // oxlint-disable-next-line no-await-in-loop
    expect((await desk.run('apply')).code).toBe(0)
    make().fault({ at, drop: at % 2 === 0 ? 'before' : 'after' })
    // oxlint-disable-next-line no-await-in-loop
    expect([at, (await desk.run('undo')).code]).toEqual([at, 2])
    // oxlint-disable-next-line no-await-in-loop
    expect([at, (await desk.run('undo')).code]).toEqual([at, 0])
    expect(make().contents()).toEqual({ apps: {}, components: {} })
    expect(readFileSync(join(folder, 'makecomapp.json'), 'utf8')).toBe(project)
  }
})

test('an undo that brings back what was deleted is finished by the next, wherever it is interrupted', async () => {
  const desk = deskOf(make(), copy())
  await desk.run('apply')
  const contents = sorted(make().contents())
  const whole = readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')
  for (let at = 5; at < 14; at += 1) {
    writeFileSync(join(desk.folder, 'groups.json'), '[{ "label": "All", "modules": ["watch"] }]')
    edit(desk.folder, 'makecomapp.json', ({ components }) => void delete components.module.send)
    // oxlint-disable-next-line no-await-in-loop
    expect((await desk.run('apply', '--allow-breaking')).code).toBe(0)
    make().fault({ at, drop: at % 2 === 0 ? 'before' : 'after' })
    // oxlint-disable-next-line no-await-in-loop
    expect([at, (await desk.run('undo')).code]).toEqual([at, 2])
    // oxlint-disable-next-line no-await-in-loop
    expect([at, (await desk.run('undo')).code]).toEqual([at, 0])
    expect(sorted(make().contents())).toEqual(contents)
    writeFileSync(join(desk.folder, 'makecomapp.json'), whole)
    cpSync(join(template, 'groups.json'), join(desk.folder, 'groups.json'))
  }
})

test('an undo that is interrupted anywhere is finished by the next, and nothing else is done before', async () => {
  const desk = deskOf(make(), copy())
  await desk.run('apply')
  const contents = sorted(make().contents())
  for (let at = 1; at < 6; at += 1) {
    edit(desk.folder, 'send.json', (fields) => void (fields[0].label = `Text ${at}`))
    edit(desk.folder, 'makecomapp.json', ({ components }) => void (components.module.watch.label = `Watch ${at}`))
    // oxlint-disable-next-line no-await-in-loop
    expect((await desk.run('apply')).code).toBe(0)
    make().fault({ at, drop: at % 2 === 0 ? 'before' : 'after' })
    // oxlint-disable-next-line no-await-in-loop
    expect((await desk.run('undo')).code).toBe(2)
    // oxlint-disable-next-line no-await-in-loop
    expect((await desk.run('undo')).code).toBe(0)
    expect(sorted(make().contents())).toEqual(contents)
  }
})

test('without a journal there is no half state: nothing is written before it', async () => {
  const desk = deskOf(make(), copy())
  make().fault({ method: 'POST', drop: 'before' })
  await desk.run('apply')
  const [zone] = existsSync(desk.records) ? readdirSync(desk.records) : []
  const journal = readFileSync(join(desk.records, zone ?? '', 'new-small', '0001.jsonl'), 'utf8')
  expect(journal).toContain('"event":"creating","kind":"app"')
  expect(appIn(make())).toBe('')
  expect(journal).not.toContain(make().key)
})
