import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { deliveryRequest, messageTypes, startEndpoint } from '../../src/deliveries/index.ts'
import { loadApp } from '../../src/runtime/index.ts'
import { command, spawned } from './command.ts'

const deliver = (...args: string[]) => command('deliver', ...args)

/** The JSON values that a run printed after a label, or everywhere. */
const printed = (stdout: string, label = ''): any[] =>
  [...stdout.matchAll(new RegExp(`^${label}([{[][^]*?^[}\\]])$`, 'gm'))].map(([, json = '']) => JSON.parse(json))

const elsewhere =
  'Test deliveries go to this machine only: http://127.0.0.1:<port>, http://localhost:<port> or http://[::1]:<port>'

describe('a wrong call ends with 2 and one line that says what to do', () => {
  test.each([
    [[], 'Name a type: npm run deliver -- --type identify. There is: identify, track, page, screen, group, alias.'],
    [['--type', 'purchase'], 'Name a type:'],
    [['--type', 'constructor'], 'Name a type:'],
    [['--type', 'track', 'again'], '"again" is too much. --help shows what there is.'],
    [['--type', 'track', '--count', '0'], '--count must be a whole number from 1 to 1000.'],
    [['--type', 'track', '--count', '1001'], '--count must be a whole number from 1 to 1000.'],
    [['--type', 'track', '--count', '1.5'], '--count must be a whole number from 1 to 1000.'],
    [['--type', 'track', '--count', 'NaN'], '--count must be a whole number from 1 to 1000.'],
    [['--type', 'track', '--seed', '-1'], "Option '--seed' argument is ambiguous."],
    [['--type', 'track', '--seed', '4294967296'], '--seed must be a whole number from 0 to 4294967295.'],
    [['--type', 'track', '--key', 'a', '--secret', 'b'], 'Give --key or --secret, not both.'],
    [['--type', 'track', '--key', ''], '--key and --secret must not be empty.'],
    [['--type', 'track', '--to', 'nothing'], 'That is no address. Write one as http://127.0.0.1:3000/segment'],
    [['--type', 'track', '--to', 'https://hook.eu1.make.com/x'], elsewhere],
    [['--type', 'track', '--to', 'http://127.0.0.1.example.com/'], elsewhere],
    [['--tpye', 'track'], "Unknown option '--tpye'. --help shows what there is."],
  ])('%j', async (args, line) => {
    const { code, stdout, stderr } = await deliver(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})

test.each(messageTypes)('%s goes to the trigger and becomes a bundle', async (type) => {
  const { code, stdout } = await deliver('--type', type, '--seed', '1')
  const [message] = printed(stdout)
  const [bundle] = printed(stdout, 'bundle   ')
  expect(stdout).toContain('answer   202 {"message":"Accepted."}')
  expect([code, message.type, bundle.type, bundle.raw]).toEqual([0, type, type, message])
})

/** A text without what differs from run to run: times and ports. */
const stable = (text: string): string =>
  text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')

test('prints what README.md shows', async () => {
  const [, call = '', shown = ''] =
    /npm run deliver -- (.*)\n```\n[^`]*```\n([^`]*)```/.exec(await readFile('README.md', 'utf8')) ?? []
  const lines = shown.split('\n').filter((line) => line.trim() !== '…')
  expect(lines.length).toBeGreaterThan(15)
  const { stdout } = await deliver(...call.split(' '))
  expect(stable(stdout).split('\n')).toEqual(expect.arrayContaining(lines.map(stable)))
})

test('several go one by one, or in a batch, under either proof and spelling', async () => {
  const single = await deliver('--type', 'group', '--count', '3', '--key', 'mine')
  expect(single.stdout.match(/^answer {3}202/gm)).toHaveLength(3)
  const signed = await deliver('--type', 'group', '--snake', '--secret', 's')
  expect(signed.stdout.match(/^answer {3}202/gm)).toHaveLength(1)
  const batch = await deliver('--type', 'group', '--count', '3', '--batch', '--snake', '--key', 'mine')
  expect(batch.stdout.match(/^answer {3}202/gm)).toHaveLength(1)
  const [messages] = printed(batch.stdout)
  const bundles = printed(batch.stdout, 'bundle   ')
  expect(bundles.map(({ groupId }) => groupId)).toEqual(messages.map((message: any) => message.group_id))
  expect(messages[0].message_id).toBe(bundles[0].messageId)
})

test('--print gives JSON alone, the same for the same seed', async () => {
  const idsOf = async (...args: string[]) =>
    JSON.parse((await deliver('--type', 'track', '--print', '--batch', '--count', '2', ...args)).stdout).map(
      (message: any) => message.messageId,
    )
  expect(await idsOf('--seed', '5')).toEqual(await idsOf('--seed', '5'))
  expect(await idsOf('--seed', '5')).not.toEqual(await idsOf('--seed', '6'))
  expect((await deliver('--type', 'track', '--print', '--secret', 'never shown')).stdout).not.toContain('never shown')
})

test('--to sends to an endpoint of this machine, and tells its answer', async () => {
  const parameters = { authentication: 'apiKey', apiKey: 'theirs' }
  const endpoint = await startEndpoint({ app: loadApp('app'), module: 'watchEvents', parameters })
  const { url } = endpoint
  try {
    const taken = await deliver('--type', 'page', '--to', `${url}/segment`, '--key', 'theirs')
    expect([taken.code, printed(taken.stdout, 'bundle   ')]).toEqual([0, []])
    expect(taken.stdout).toContain(`delivery POST ${url}/segment (`)
    const refused = await deliver('--type', 'page', '--to', url, '--key', 'mine')
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('answer   401 {"message":"The API key is missing or wrong.')
    expect(refused.stdout).not.toContain(deliveryRequest({}, { key: 'mine' }).headers['Authorization'])
  } finally {
    await endpoint.close()
  }
})

test('--off plays a scenario that is switched off: Make answers 410 and takes nothing', async () => {
  const { code, stdout } = await deliver('--type', 'track', '--off')
  expect(stdout).toContain('answer   410 There is no scenario listening for this webhook.')
  expect([code, printed(stdout, 'bundle   ')]).toEqual([1, []])
})

test('ends with 1 when nobody answers', async () => {
  const { code, stderr } = await deliver('--type', 'page', '--to', 'http://127.0.0.1:1')
  expect([code, stderr]).toEqual([1, 'There is no answer: ECONNREFUSED. Is the endpoint running?\n'])
})

test('leaves nothing open, so that the process ends by itself', async () => {
  const { code, stdout } = await spawned('deliver', '--type', 'alias')
  expect(code).toBe(0)
  expect(printed(stdout, 'bundle   ')).toHaveLength(1)
})
