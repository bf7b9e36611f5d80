import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appIn, deskOf, edit, useMake, writesOf } from './harness.ts'

const make = useMake()

test('undo of a first deployment leaves nothing, in Make and in makecomapp.json', async () => {
  const desk = deskOf(make())
  const project = readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')
  await desk.run('apply')
  const { code, stdout } = await desk.run('undo')
  expect([code, stdout]).toEqual([0, expect.stringMatching(/The deployment of 20\S+ is undone: 6 changes\.\n$/)])
  expect(make().contents()).toEqual({ apps: {}, components: {} })
  expect(readFileSync(join(desk.folder, 'makecomapp.json'), 'utf8')).toBe(project)
  expect(await desk.run('undo')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('No deployment to 127.0.0.1'),
  })
})

test('undo puts every text and value back byte by byte, and one deployment after the other', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  const first = make().contents()
  const change = async (mark: string): Promise<void> => {
    writeFileSync(join(desk.folder, 'base.iml.json'), `{ /* ${mark} */ "baseUrl": "https://${mark}.example.com" }`)
    writeFileSync(join(desk.folder, 'README.md'), `# ${mark} ✓\r\n`)
    edit(desk.folder, 'app.json', (app) => void (app.label = mark))
    edit(desk.folder, 'makecomapp.json', ({ components }) => {
      components.module.send.label = mark
      components.module.watch.description = mark
      components.rpc[mark] = { ...components.rpc.lists, label: mark }
      components.connection[mark] = { ...components.connection.main, label: mark }
    })
    expect((await desk.run('apply')).code).toBe(0)
  }
  await change('one')
  const second = make().contents()
  await change('two')
  expect((await desk.run('undo')).code).toBe(0)
  expect(make().contents()).toEqual(second)
  expect((await desk.run('undo')).code).toBe(0)
  expect(make().contents()).toEqual(first)
})

test('after an undo, the next deployment is what it would have been', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  edit(desk.folder, 'send.json', (fields) => void (fields[0].label = 'Message'))
  await desk.run('apply')
  const contents = make().contents()
  await desk.run('undo')
  expect((await desk.run('plan')).stdout).toContain('1 request, 0 created, 33 equal, 0 drifted')
  await desk.run('apply')
  expect(make().contents()).toEqual(contents)
})

test('undo does not replace what others changed since, unless it may', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  const contents = make().contents()
  edit(desk.folder, 'send.json', (fields) => void (fields[0].label = 'Message'))
  await desk.run('apply')
  make().edit(({ components }) => {
    const stored = components[`module ${appIn(make())} send`]
    if (stored !== undefined) stored.sections['expect'] = '[]'
  })
  const writes = writesOf(make()).length
  const { code, stdout, stderr } = await desk.run('undo')
  expect([code, stdout]).toEqual([
    1,
    "drift    module 'send', mappableParams, was changed in Make since that deployment.\n",
  ])
  expect(stderr).toBe('Refused. Give --overwrite-drift to replace that as well.\n')
  expect(writesOf(make())).toHaveLength(writes)
  expect((await desk.run('undo', '--overwrite-drift')).code).toBe(0)
  expect(make().contents()).toEqual(contents)
})

test('of a published app nothing is deleted: what was created is hidden, and said', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  const app = appIn(make())
  edit(desk.folder, 'makecomapp.json', ({ components }) => {
    components.module.more = { ...components.module.send, label: 'More' }
  })
  make().publish(app)
  expect((await desk.run('apply')).code).toBe(0)
  const { code, stdout } = await desk.run('undo')
  expect([code, stdout]).toEqual([
    0,
    expect.stringContaining("module 'more' stays in Make, which deletes nothing of a published app."),
  ])
  expect(make().contents().components[`module ${app} more`]?.isPublic).toBe(false)
})

test('an app that was published since its first deployment stays, and is told to', async () => {
  const desk = deskOf(make())
  await desk.run('apply')
  make().publish(appIn(make()))
  const contents = make().contents()
  const { code, stderr } = await desk.run('undo')
  expect([code, stderr]).toEqual([2, expect.stringContaining('which is published since: Make never deletes it.')])
  expect(make().contents()).toEqual(contents)
  expect((await desk.run('verify')).code).toBe(0)
})
