import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { sandboxDefaults } from '../../src/sandbox/index.ts'
import { tempFolder } from '../temp-folder.ts'
import { command } from './command.ts'

const [source] = sandboxDefaults.sources
const { token } = sandboxDefaults.tokens[0]
let keyAlone = ''

beforeAll(async () => {
  keyAlone = join(tempFolder(), 'key-alone.json')
  await writeFile(keyAlone, JSON.stringify({ region: 'us', writeKey: source.writeKey }))
})

describe('a dialog', () => {
  test('shows the fields of the event that was set', async () => {
    const { code, stdout } = await command('form', 'track', '--set', 'event=Order Completed')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Track an event\n\nEvent name \* {2}event: select = "Order Completed"$/m)
    expect(stdout).toMatch(/^ {2}options, E-commerce: Products Searched, .* … and 20 more$/m)
    expect(stdout).toMatch(/^Event properties {2}eventProperties: collection$/m)
    expect(stdout).toMatch(/^ {2}Products {2}products: array\n {4}Product ID {2}product_id: text$/m)
  })

  test('marks what the tracking plan of the sandbox requires', async () => {
    const set = ['--set', 'event=Order Completed', '--set', 'trackingPlan=tp_sandbox']
    const { code, stdout } = await command('form', 'track', ...set, '--options', '100')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}options, Tracking plan: Order Completed, Size Guide Opened$/m)
    expect(stdout).toMatch(/^Event properties \(Shop plan\) \* {2}eventProperties: collection$/m)
    expect(stdout).toMatch(/^ {2}order_id \* {2}order_id: text\n {4}The number on the invoice\.$/m)
    expect(stdout).toMatch(/^ {2}products \* {2}products: any\n {4}Map a list\.$/m)
    expect(stdout).not.toContain(' more')
  })

  test.each(['identify', 'group', 'page', 'makeAnApiCall'])('of %s can be shown', async (name) => {
    expect((await command('form', name)).code).toBe(0)
  })

  test('takes what stands in the fields from a file', async () => {
    const { stdout } = await command('form', 'track', '--input', 'examples/inputs/track.json', '--set', 'value=5')
    expect(stdout).toMatch(/value: number = 5$/m)
    expect(stdout).toMatch(/event: select = "Order Completed"$/m)
  })

  test('without a token says so in the lists that need one, and works', async () => {
    const { code, stdout } = await command('form', 'track', '--connection', keyAlone)
    expect(code).toBe(0)
    expect(stdout).toContain('options: No Workspace token in the connection: leave this empty to use its write key')
    expect(stdout).toContain('options, E-commerce: Products Searched')
  })

  test.each([
    ['publicApi:401', 'InvalidAccessTokenError: [401] Segment could not list sources'],
    ['publicApi:403', 'InvalidAccessTokenError: [403] Segment could not list sources'],
    [
      'publicApi:429',
      'RateLimitError: [429] Segment could not list sources: a fault that was asked for (429). Wait a minute, then',
    ],
    [
      'publicApi:503',
      'ConnectionError: [503] Segment could not list sources: a fault that was asked for (503). Or switch to Map',
    ],
  ])('shows the error of %s at its field', async (fault, message) => {
    const { code, stdout } = await command('form', 'track', '--fault', fault)
    expect(code).toBe(1)
    expect(stdout).toContain(message)
    expect(stdout).toContain('Custom properties')
    expect(stdout).not.toContain(token)
  })
})

test.each([
  [[], 'Name a module: npm run form -- track --set event="Order Completed"'],
  [['trak'], 'There is no module "trak". There is: '],
  [['track', '--set', 'event'], '"event" sets no field. Write --set name=value.'],
  [['track', '--options', 'many'], '"many" is not a number of options. Write --options 8.'],
  [['track', '--live'], '--live needs --connection with your own token.'],
])('the call %j is wrong', async (args, message) => {
  const { code, stderr } = await command('form', ...args)
  expect(code).toBe(2)
  expect(stderr.split('\n')[0]).toContain(message)
})
