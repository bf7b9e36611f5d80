import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, test } from 'vitest'
import type { AppFragment } from '../../src/check/fragment.ts'
import { filesOfFragment } from '../../src/check/fragment-folder.ts'
import { tempFolder } from '../temp-folder.ts'
import { shop } from '../check/shop.ts'
import { command } from './command.ts'

function folderWith(fragment: AppFragment): string {
  const folder = tempFolder()
  for (const [path, text] of filesOfFragment(fragment)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text, path.endsWith('.png') ? 'latin1' : 'utf8')
  }
  return folder
}

describe('npm run check', () => {
  test('finds nothing in this app, and says so in one line', async () => {
    const { code, stdout, stderr } = await command('check', '--strict')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^app: no findings in \d+ files, \d+ rules, \d+ ms\.\n$/)
  })

  test('exits with 1 for an error', async () => {
    const folder = folderWith({ ...shop, files: { ...shop.files, 'modules/groups.json': '{' } })
    const { code, stdout } = await command('check', folder)
    expect(code).toBe(1)
    expect(stdout).toContain('valid-json in app')
  })

  test('exits with 1 for a warning when it is strict, else with 0', async () => {
    const rpcs = { ...shop.rpcs, unused: { label: 'Unused', api: { response: { output: [] } } } }
    const folder = folderWith({ ...shop, rpcs })
    const { code, stdout } = await command('check', folder, '--format', 'json')
    const { counts } = JSON.parse(stdout) as { counts: { error: number; warning: number } }
    expect({ code, errors: counts.error }).toEqual({ code: 0, errors: 0 })
    expect(counts.warning).toBeGreaterThan(0)
    expect((await command('check', folder, '--strict')).code).toBe(1)
  })

  test.each([
    [
      ['no-such-folder'],
      'no-such-folder holds no Make app: There is no makecomapp.json, and no metadata.json of an export.\n',
    ],
    [['app', 'other'], 'Name one folder; "other" is too much.\n'],
    [['--format', 'xml'], '"xml" is no format. Write one of text, json, sarif, github.\n'],
    [['--loud'], "Unknown option '--loud'. --help shows what there is.\n"],
  ])('exits with 2 for %j', async (args, message) => {
    expect(await command('check', ...args)).toEqual({ code: 2, stdout: '', stderr: message })
  })

  test('checks again when a file changes', async () => {
    const folder = folderWith(shop)
    const child = spawn(process.execPath, ['scripts/bundled.mjs', 'check', folder, '--watch'])
    try {
      const heard: string[] = []
      const lines = createInterface({ input: child.stdout }).on('line', (line) => heard.push(line))
      const until = async (wanted: RegExp): Promise<void> => {
        // oxlint-disable-next-line no-await-in-loop -- one line after the other
        while (!heard.some((line) => wanted.test(line))) await once(lines, 'line')
      }
      await until(/: no findings in /)
      writeFileSync(join(folder, 'modules/groups.json'), '[{ "label": "All", "modules": ["nothing"] }]')
      await until(/The app has no module "nothing"/)
      expect(heard.filter((line) => line.includes('no findings'))).toHaveLength(1)
    } finally {
      child.kill()
    }
  })
})
