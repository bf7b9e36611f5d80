import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { command } from '../scripts/command.ts'
import { tempFolder } from '../temp-folder.ts'

let folder = ''

beforeAll(async () => {
  folder = tempFolder()
  await writeFile(join(folder, 'scope.json'), '{"parameters": {"name": "Ann", "count": 5}}')
})

describe('npm run iml', () => {
  test('prints the typed result', async () => {
    const value =
      '{"a": "{{now}}", "b": "{{toBinary(parameters.name)}}", "c": ["{{parameters.count}}", {}], "d": "{{x}}"}'
    const clock = ['--now', '22.11.2026 11:00', '--timezone', 'Europe/Prague']
    const { code, stdout } = await command('iml', value, '--scope', join(folder, 'scope.json'), ...clock)
    expect(stdout.split('\n').map((line) => line.trim())).toEqual([
      '{',
      '"a": Date(2026-11-22T10:00:00.000Z),',
      '"b": Buffer(3 bytes, hex 416e6e),',
      '"c": [',
      '5,',
      '{}',
      ']',
      '}',
      '',
    ])
    expect(code).toBe(0)
  })

  test('shows errors and warnings with a caret', async () => {
    const { code, stderr } = await command('iml', "{{1 = '1'}} {{nofn()}}")
    expect(stderr).toMatch(/^warning 1:3: .*\n {2}.*\n {4}\^{7}\n/)
    expect(stderr).toContain("1:15: Function 'nofn' not found!")
    expect(code).toBe(1)
  })

  test.each([
    [[], "Give a template in quotes: npm run iml -- '{{1 + 1}}'"],
    [
      ['{{1}}', '--timezone', 'Mars/Base'],
      '"Mars/Base" is not a time zone. Name one of the IANA database, such as Europe/Prague.',
    ],
  ])('refuses %j in one line', async (given, line) => {
    const { code, stderr } = await command('iml', ...given)
    expect(stderr.trim()).toBe(line)
    expect(code).toBe(2)
  })
})
