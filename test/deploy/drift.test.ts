import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appIn, deskOf, edit, sorted, useMake, writesOf } from './harness.ts'

const make = useMake()

/** Changes a text in Make behind the back of whoever deploys. */
const editInMake = (component: string, section: string, text: string): void =>
  make().edit(({ components }) => {
    const stored = components[component.replace('app', appIn(make()))]
    if (stored !== undefined) stored.sections[section] = text
  })

const removeRpcAndModule = (folder: string): void => {
  writeFileSync(join(folder, 'groups.json'), '[{ "label": "All", "modules": ["watch"] }]')
  edit(folder, 'makecomapp.json', ({ components }) => {
    delete components.rpc.lists
    delete components.module.send
  })
}

describe('what others changed in Make', () => {
  test('is refused with its difference, and replaced on demand', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    const contents = sorted(make().contents())
    editInMake('module app send', 'expect', '[{ "name": "theirs" }]')
    const writes = writesOf(make()).length
    for (const name of ['plan', 'apply']) {
      // oxlint-disable-next-line no-await-in-loop
      const { code, stdout } = await desk.run(name)
      expect([name, code]).toEqual([name, 1])
      expect(stdout).toContain(
        "drift    module 'send', mappableParams, was changed in Make since the last deployment from here.",
      )
      expect(stdout).toContain('-[{ "name": "theirs" }]')
      expect(stdout).toContain('Refused. Make holds what did not come from here.')
    }
    expect(writesOf(make())).toHaveLength(writes)
    expect((await desk.run('verify')).code).toBe(1)
    expect((await desk.run('apply', '--overwrite-drift')).code).toBe(0)
    expect(sorted(make().contents())).toEqual(contents)
  })

  test('is none when it is the same here by now', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    edit(desk.folder, 'send.json', (fields) => void fields.push({ name: 'more', type: 'text' }))
    make().edit(({ components }) => {
      const stored = components[`module ${appIn(make())} send`]
      if (stored !== undefined) stored.metadata['label'] = 'Send'
    })
    expect(await desk.run('apply')).toMatchObject({ code: 0 })
  })

  test('is found in metadata, and in what was deleted', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    make().edit(({ components }) => {
      const rpc = components[`rpc ${appIn(make())} lists`]
      if (rpc !== undefined) rpc.metadata['label'] = 'Theirs'
    })
    const { code, stdout } = await desk.run('plan')
    expect([code, stdout.match(/^drift.*$/gm)]).toEqual([
      1,
      ["drift    rpc 'lists', label, was changed in Make since the last deployment from here."],
    ])
    await fetch(`http://${make().zone}/api/v2/sdk/apps/${appIn(make())}/1/rpcs/lists`, {
      method: 'DELETE',
      headers: { authorization: `Token ${make().key}` },
    })
    expect((await desk.run('plan')).stdout).toContain(
      "drift    rpc 'lists' was deleted in Make since the last deployment from here.",
    )
    expect((await desk.run('apply', '--overwrite-drift')).code).toBe(0)
    expect((await desk.run('verify')).code).toBe(0)
  })

  test('is none where there was nothing before', async () => {
    const desk = deskOf(make())
    edit(desk.folder, 'makecomapp.json', ({ components }) => {
      delete components.module.send.description
      delete components.module.send.codeFiles.mappableParams
    })
    await desk.run('apply')
    edit(desk.folder, 'makecomapp.json', ({ components }) => {
      components.module.send.description = 'Sends.'
      components.module.send.altConnection = 'main'
      components.module.send.codeFiles.mappableParams = 'send.json'
    })
    const { code, stdout } = await desk.run('plan')
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('2 requests, 0 created, 31 equal, 0 drifted, 1 breaking.'),
    ])
    expect((await desk.run('apply')).code).toBe(0)
    editInMake('module app send', 'expect', '[]')
    expect((await desk.run('plan')).stdout).toContain("drift    module 'send', mappableParams")
  })

  test('cannot be told without a record, and is drift until it is taken over', async () => {
    await deskOf(make()).run('apply')
    const other = deskOf(make())
    edit(other.folder, 'send.json', (fields) => void fields.push({ name: 'more', type: 'text' }))
    const { code, stdout } = await other.run('plan', '--app', appIn(make()))
    expect([code, stdout]).toEqual([1, expect.stringContaining('is in Make, but no deployment from here is known')])
  })
})

describe('what breaks scenarios of users', () => {
  const changes: [what: string, change: (fields: any) => unknown, says: string][] = [
    ['a removed parameter', (fields) => fields.slice(1), "module 'send': parameter 'text' is removed or renamed."],
    [
      'a changed type',
      ([text, ...rest]) => [{ ...text, type: 'number' }, ...rest],
      "module 'send': parameter 'text' changes its type from text to number.",
    ],
    [
      'a new required parameter',
      (fields) => [...fields, { name: 'to', type: 'text', required: true }],
      "module 'send': parameter 'to' is new and required.",
    ],
  ]

  test.for(changes)('%s is refused once the app is published', async ([, change, says]) => {
    const desk = deskOf(make())
    await desk.run('apply')
    edit(desk.folder, 'send.json', change)
    const before = await desk.run('plan')
    expect([before.code, before.stdout]).toEqual([0, expect.stringContaining(`would break once published ${says}`)])
    make().publish(appIn(make()))
    const writes = writesOf(make()).length
    const refused = await desk.run('apply')
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining(`breaks   ${says}`)])
    expect(refused.stdout).toContain('or give --allow-breaking.')
    expect(writesOf(make())).toHaveLength(writes)
    expect((await desk.run('apply', '--allow-breaking')).code).toBe(0)
    expect(writesOf(make())).toHaveLength(writes + 1)
  })

  test('a removed component goes only on demand, and never from a published app', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    const app = appIn(make())
    make().publish(app)
    removeRpcAndModule(desk.folder)
    const refused = await desk.run('apply')
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain("breaks   module 'send': is removed or renamed.")
    const { code, stdout } = await desk.run('apply', '--allow-breaking')
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining("module 'send' is hidden: Make deletes nothing of a published app."),
    ])
    expect(make().contents().components[`module ${app} send`]?.isPublic).toBe(false)
    expect((await desk.run('undo')).code).toBe(0)
    expect(make().contents().components[`module ${app} send`]?.isPublic).toBe(true)
  })

  test('a removed component of a private app is deleted on demand, and comes back with undo', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    const contents = sorted(make().contents())
    removeRpcAndModule(desk.folder)
    const kept = await desk.run('apply')
    expect([kept.code, kept.stdout]).toEqual([
      0,
      expect.stringContaining("module 'send' is gone here and stays in Make."),
    ])
    expect((await desk.run('apply', '--allow-breaking')).code).toBe(0)
    expect(Object.keys(make().contents().components).filter((name) => /send|lists/.test(name))).toEqual([])
    expect(await desk.run('undo')).toMatchObject({ code: 0, stderr: '' })
    expect(await desk.run('undo')).toMatchObject({ code: 0, stderr: '' })
    expect(sorted(make().contents())).toEqual(contents)
  })

  test('an approved app is told to be one', async () => {
    const desk = deskOf(make())
    await desk.run('apply')
    make().approve(appIn(make()))
    expect((await desk.run('plan')).stdout).toContain(
      'what is written becomes a change that has to be committed in Make',
    )
  })
})
