import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { command } from '../scripts/command.ts'
import { tempFolder } from '../temp-folder.ts'
import { blueprint, hook, mod } from './flow.ts'

const example = 'examples/scenarios/webhook-to-identify.json'
const scheduled = 'examples/scenarios/schedule-to-batch.json'
let folder = ''
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = tempFolder()
  const write = (name: string, value: unknown) => writeFile(file(name), JSON.stringify(value))
  await write('foreign.json', blueprint([mod(1, 'google-sheets:watchRows'), mod(2, 'slack:CreateMessage')]))
  await write(
    'sheet.json',
    blueprint([mod(1, 'google-sheets:watchRows'), mod(2, 'segment-ramen:identify', { userId: '{{1.id}}' })]),
  )
  await write('rows.json', [{ id: 'u-1' }, { id: 'u-2' }])
  await write('text.json', 'text')
  await write('hook.json', blueprint([hook]))
  await writeFile(file('broken.json'), '{"name": "a secret that no message may show')
})

test('prints what each module did, its masked requests, and what Segment and Ramen keep', async () => {
  const { code, stdout } = await command('scenario', example)
  expect(code).toBe(0)
  expect(stdout).toContain('1  A user signed up (gateway:CustomWebHook)')
  expect(stdout).toContain('POST https://api.segment.io/v1/identify')
  expect(stdout).toContain('run       success, 2 operations')
  expect(stdout).toContain('Segment   keeps identify userId="u-1001"')
  expect(stdout).toContain('Ramen     keeps user u-1001')
  expect(stdout).not.toContain('sandboxShopUsWriteKey')
})

test('prints what the README shows', async () => {
  const { stdout } = await command('scenario', 'examples/scenarios/segment-to-track.json')
  expect(readFileSync('README.md', 'utf8')).toContain(stdout.trimEnd())
})

test('ends with 1 when an error ended the run', async () => {
  const { code, stdout } = await command('scenario', example, '--fault', 'segment:503')
  expect(code).toBe(1)
  expect(stdout).toContain('stopped   ConnectionError')
})

test('takes another connection and another payload', async () => {
  const rows = await command(
    'scenario',
    file('sheet.json'),
    '--input',
    file('rows.json'),
    '--connection',
    'examples/connections/europe.json',
  )
  expect(rows.code).toBe(0)
  expect(rows.stdout).toContain('https://events.eu1.segmentapis.com/v1/identify')
  expect(rows.stdout).toContain('Segment   keeps identify userId="u-2"')
})

describe.concurrent('a wrong call ends with 2 and one line that says what to do', () => {
  test.for([
    [[], 'Name a blueprint: npm run scenario -- examples/scenarios/webhook-to-identify.json'],
    [[example, scheduled], 'Name one blueprint; "examples/scenarios/schedule-to-batch.json" is too much.'],
    [['nowhere.json'], 'Cannot read nowhere.json: ENOENT. Name a file that holds JSON.'],
    [
      ['examples/inputs/track.json'],
      "examples/inputs/track.json: name: Expected the scenario's name, not nothing. (and 1 more)",
    ],
    [[scheduled, '--input', 'examples/inputs/track.json'], `${scheduled} starts on a schedule and takes no input.`],
    [[example, '--live'], "Unknown option '--live'. --help shows what there is."],
    [
      [example, '--connection', 'nowhere.json'],
      'Cannot read nowhere.json: ENOENT. Name a file that holds a JSON object.',
    ],
  ] as [string[], string][])('%j', async ([args, line]) => {
    const { code, stderr } = await command('scenario', ...args)
    expect(stderr.trim()).toBe(line)
    expect(code).toBe(2)
  })

  test('for files that were written for it', async () => {
    const cases: [string[], string][] = [
      [
        [file('foreign.json')],
        `${file('foreign.json')}: flow[0].module: google-sheets:watchRows is unsupported: it cannot be run here. Its bundles can be given instead. (and 1 more)`,
      ],
      [
        [file('foreign.json'), '--input', file('rows.json')],
        `${file('foreign.json')}: flow[1].module: slack:CreateMessage is unsupported: it cannot be run here.`,
      ],
      [
        [file('sheet.json'), '--input', file('text.json')],
        'The input stands for the bundles of the first module: give an object, or a list of objects.',
      ],
      [
        ['examples/scenarios/segment-to-track.json', '--input', file('text.json')],
        'The input is what Segment sends: give an event, or a list of events.',
      ],
      [[file('hook.json')], `${file('hook.json')} starts with a webhook: give what it receives with --input <file>.`],
      [[file('broken.json')], `${file('broken.json')} is not valid JSON.`],
    ]
    for (const [args, line] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- commands run one after the other
      const { code, stderr } = await command('scenario', ...args)
      expect(stderr.trim()).toBe(line)
      expect(code).toBe(2)
    }
  })
})
