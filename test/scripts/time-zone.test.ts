import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { folderOf } from '../runtime/folders.ts'
import { blueprint, hook, mod } from '../scenario/flow.ts'
import { tempFolder } from '../temp-folder.ts'
import { command } from './command.ts'

let folder = ''
const file = (name: string) => join(folder, name)
const prague = ['--timezone', 'Europe/Prague']

beforeAll(async () => {
  folder = tempFolder()
  const write = (name: string, value: unknown) => writeFile(file(name), JSON.stringify(value))
  await write('noon.json', { event: 'Lunch', userId: 'u', timestamp: '2026-01-31 12:00' })
  await write(
    'scenario.json',
    blueprint([hook, mod(2, 'segment-ramen:track', { event: "{{formatDate(1.at; 'HH:mm')}}", userId: 'u' })]),
  )
  await write('payload.json', { at: '2026-01-31T12:00:00Z' })
})

test.each([
  [[], '2026-01-31T12:00:00.000Z'],
  [prague, '2026-01-31T11:00:00.000Z'],
  [['--timezone', 'america/new_york'], '2026-01-31T17:00:00.000Z'],
])('a module reads a date without an offset in the zone of the scenario: %j', async (zone, timestamp) => {
  const { code, stdout } = await command('module', 'track', '--input', file('noon.json'), ...zone)
  expect(stdout).toContain(`"timestamp": "${timestamp}"`)
  expect(code).toBe(0)
})

test.each([
  [[], '12:00'],
  [prague, '13:00'],
])('a scenario maps dates in its zone: %j', async (zone, event) => {
  const given = [file('scenario.json'), '--input', file('payload.json')]
  const { code, stdout } = await command('scenario', ...given, ...zone)
  expect(stdout).toContain(`keeps track userId="u" event="${event}"`)
  expect(code).toBe(0)
})

test.each([
  [[], 'UTC 00:00'],
  [prague, 'Europe/Prague 01:00'],
])('an RPC of a dialog runs in it: %j', async (zone, option) => {
  const app = folderOf({
    'makecomapp.json': JSON.stringify({
      fileVersion: 1,
      generalCodeFiles: {},
      components: {
        module: { pick: { moduleType: 'action', codeFiles: { communication: 'm.json', mappableParams: 'p.json' } } },
        rpc: { times: { codeFiles: { communication: 'r.json' } } },
      },
      origins: [],
    }),
    'm.json': JSON.stringify({ response: { output: {} } }),
    'p.json': JSON.stringify([{ name: 'time', type: 'select', options: 'rpc://times' }]),
    'r.json': JSON.stringify({
      response: {
        output: {
          label: "{{environment.timezone}} {{formatDate(parseDate('0', 'X'), 'HH:mm')}}",
          value: 'now',
        },
      },
    }),
  })
  const { code, stdout } = await command('form', 'pick', '--app', app, ...zone)
  expect(stdout).toContain(`options: ${option}\n`)
  expect(code).toBe(0)
})

test('a delivery keeps its times in every zone', async () => {
  const { code, stdout } = await command('deliver', '--type', 'track', ...prague)
  const times = [...stdout.matchAll(/"timestamp": "([^"]*)"/g)].map(([, time]) => time)
  expect(times.length).toBeGreaterThan(1)
  expect(new Set(times).size).toBe(1)
  expect(code).toBe(0)
})

test.each([
  ['module', 'track', '--input', 'examples/inputs/track.json'],
  ['form', 'track'],
  ['scenario', 'examples/scenarios/webhook-to-identify.json'],
  ['deliver', '--type', 'track'],
  ['iml', '{{now}}'],
  ['iml-tests', 'app'],
])('%s refuses a zone that does not exist, and names the option in its help', async (script, ...args) => {
  const { code, stdout, stderr } = await command(script, ...args, '--timezone', 'Mars/Base')
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toBe('"Mars/Base" is not a time zone. Name one of the IANA database, such as Europe/Prague.\n')
  expect((await command(script, '--help')).stdout).toMatch(/^ {2}--timezone <name> /m)
})
