import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { loadApp } from '../../src/runtime/index.ts'
import { tempFolder } from '../temp-folder.ts'
import type { Values } from './messages.ts'
import { least, writeKey } from './run.ts'

/* A field is named once: who adds one to a list of fields finds it in the dialog and in the message. */

const folder = tempFolder()
await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/modules/generate-with-added-fields.ts', folder])

const sent: Values[] = []
const app = loadApp(folder, {
  fetch: (_, init) => {
    sent.push(JSON.parse(Buffer.from(init?.body as Uint8Array).toString()))
    return Promise.resolve(Response.json({ success: true }))
  },
})

const filled = { added: 'x', addedGroup: { added: 'y' } }

test.each([
  ['identify', { traits: filled, moreTraits: { addedLater: 'z' } }, { traits: { ...filled, addedLater: 'z' } }],
  ['group', { traits: filled, moreTraits: { addedLater: 'z' } }, { traits: { ...filled, addedLater: 'z' } }],
  ['track', filled, { properties: filled }],
  ['page', filled, { properties: filled }],
  ['identify', { context: filled }, { context: filled }],
  ['track', { context: filled }, { context: filled }],
  ['alias', { context: filled }, { context: filled }],
])('%s sends what is filled in: %j', async (module, values, expected) => {
  await app.runModule(module, { parameters: { ...least[module], ...values }, connection: { region: 'us', writeKey } })
  expect(sent.at(-1)).toMatchObject(expected)
})

test.each(['identify', 'group', 'track', 'page'])(
  '%s does not send an added collection that is empty',
  async (module) => {
    const empty = { addedGroup: {} }
    const isOfTraits = module === 'identify' || module === 'group'
    const parameters = { ...least[module], context: empty, ...(isOfTraits ? { traits: empty } : empty) }
    await app.runModule(module, { parameters, connection: { region: 'us', writeKey } })
    expect(JSON.stringify(sent.at(-1))).not.toContain('addedGroup')
  },
)
