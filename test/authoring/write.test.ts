import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { compareWithFolder, writeToFolder } from '../../src/authoring/generate/index.ts'
import { tempFolder } from '../temp-folder.ts'

let folder = ''

beforeEach(() => {
  folder = tempFolder()
})

const app = new Map<string, string | Uint8Array>([
  ['README.md', 'read me\n'],
  ['modules/track/track.samples.iml.json', '{}\n'],
])

test('writes what is missing, rewrites what changed, and removes what nothing generates any more', async () => {
  await mkdir(join(folder, 'modules/old'), { recursive: true })
  await writeFile(join(folder, 'modules/old/old.samples.iml.json'), '{}')
  await writeFile(join(folder, 'README.md'), 'edited by hand')

  const difference = await writeToFolder(app, folder)

  expect(difference).toEqual({
    missing: ['modules/track/track.samples.iml.json'],
    changed: ['README.md'],
    stale: ['modules/old/old.samples.iml.json'],
  })
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toBe('read me\n')
  expect(await readdir(join(folder, 'modules'))).toEqual(['track'])
})

test('writes bytes as they are, and sees when one is another', async () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x00, 0xff)
  await writeToFolder(new Map([['assets/icon.png', bytes]]), folder)
  expect(new Uint8Array(await readFile(join(folder, 'assets/icon.png')))).toEqual(bytes)

  const other = new Map([['assets/icon.png', Uint8Array.of(0x89, 0x50, 0x00, 0xfe)]])
  expect(await compareWithFolder(other, folder)).toEqual({ missing: [], changed: ['assets/icon.png'], stale: [] })
})

test('touches nothing the second time', async () => {
  await writeToFolder(app, folder)
  const before = await stat(join(folder, 'README.md'))

  expect(await writeToFolder(app, folder)).toEqual({ missing: [], changed: [], stale: [] })
  expect((await stat(join(folder, 'README.md'))).mtimeMs).toBe(before.mtimeMs)
})

test('says what differs without writing', async () => {
  await writeFile(join(folder, 'README.md'), 'read me\n')

  expect(await compareWithFolder(app, folder)).toEqual({
    missing: ['modules/track/track.samples.iml.json'],
    changed: [],
    stale: [],
  })
  expect(await readdir(folder)).toEqual(['README.md'])
})
