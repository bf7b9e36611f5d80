import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { kebabCase } from '../../src/authoring/generate/index.ts'
import { modules } from '../review/project.ts'
import { tempFolder } from '../temp-folder.ts'
import { command, spawned } from './command.ts'

let folder = ''
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = tempFolder()
  await writeFile(file('broken.json'), '{"writeKey": "a secret that no message may show')
  await writeFile(file('list.json'), '[]')
  await writeFile(file('nobody.json'), '{"event": "Signed Up"}')
  await writeFile(file('wrong-key.json'), '{"region": "us", "writeKey": "aKeyThatNoSourceOfTheSandboxHas0"}')
})

describe('a wrong call ends with 2 and one line that says what to do', () => {
  const input = 'examples/inputs/track.json'

  test.for([
    ['module', [], 'Name a module: npm run module -- identify --input examples/inputs/identify.json'],
    ['module', ['track'], 'Name the input: npm run module -- track --input <file>'],
    ['module', ['trak', '--input', input], 'There is no module "trak". There is: '],
    [
      'module',
      ['track', '--input', 'nowhere.json'],
      'Cannot read nowhere.json: ENOENT. Name a file that holds a JSON object.',
    ],
    ['module', ['track', '--input', input, '--live'], '--live needs --connection with your own write key.'],
    ['module', ['track', '--input', input, '--fault', 'segment:boom'], '"segment:boom" is not a fault.'],
    ['module', ['track', '--inptu', input], "Unknown option '--inptu'. --help shows what there is."],
    ['module', ['track', '--input', input, '--app', 'nowhere'], 'Cannot load the app in nowhere:'],
    ['start', ['--examples', 'nowhere'], 'Cannot read the examples in nowhere:'],
    ['connection', ['--live'], '--live needs --input with your own write key or token.'],
    ['generate', ['--chekc'], "Unknown option '--chekc'. --help shows what there is."],
  ] as [string, string[], string][])('%s %j', async ([script, args, line]) => {
    const { code, stderr } = await command(script, ...args)
    expect(stderr).toContain(line)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(2)
  })

  test.for(['broken.json', 'list.json'])(
    'a file that holds no object, without showing what it holds: %s',
    async (name) => {
      const { code, stderr } = await command('module', 'track', '--input', file(name))
      expect(code).toBe(2)
      expect(stderr).not.toContain('secret')
    },
  )
})

/** The modules that a scenario can run in the middle, each with the example that `npm run module` names. */
const exampleOf = modules
  .filter(({ moduleType }) => !moduleType.endsWith('trigger'))
  .map(({ name }): [string, string] => [name, `examples/inputs/${kebabCase(name)}.json`])

describe('one module', () => {
  test('prints the masked request and the bundle', async () => {
    const { code, stdout } = await command('module', 'identify', '--input', 'examples/inputs/identify.json')
    expect(code).toBe(0)
    expect(stdout).toContain('POST https://api.segment.io/v1/identify')
    expect(stdout).toContain('"authorization": "*****"')
    expect(stdout).toContain('"is_profitable": true')
    expect(stdout).toMatch(/bundle +\{\n {2}"success": true/)
  })

  test.for(exampleOf)('takes its example: %s', async ([module, input]) => {
    const { code, stdout } = await command('module', module, '--input', input)
    expect(stdout).toMatch(/bundle +\{\n/)
    expect(code).toBe(0)
  })

  test.for([
    ['nobody.json', [], 'DataError  Fill in User ID or Anonymous ID'],
    [
      '',
      ['--fault', 'segment:429'],
      'RateLimitError  [429] Segment did not accept the request: a fault that was asked for (429). Make tries again later.',
    ],
    ['', ['--fault', 'segment:drop'], 'ConnectionError'],
  ] as [string, string[], string][])(
    'stops with 1 and the error that Make shows: %j %j',
    async ([input, args, says]) => {
      const path = input ? file(input) : 'examples/inputs/track.json'
      const { code, stdout } = await command('module', 'track', '--input', path, ...args)
      expect(stdout).toContain(says)
      expect(code).toBe(1)
    },
  )
})

describe('the connection', () => {
  test('is verified against the sandbox', async () => {
    const { code, stdout } = await command('connection')
    expect(stdout).toContain('The connection is good: Segment, …0001 (US)')
    expect(code).toBe(0)
  })

  test('is refused with a wrong key', async () => {
    const { code, stdout } = await command('connection', '--input', file('wrong-key.json'))
    expect(stdout).toContain('InvalidConfigurationError  [404] Segment does not know the Write key.')
    expect(stdout).not.toContain('aKeyThatNoSourceOfTheSandboxHas0')
    expect(code).toBe(1)
  })
})

describe('in a process of its own', () => {
  test('a script exits with 0, and 2 for a wrong call', async () => {
    const [well, wrong] = await Promise.all([spawned('iml', '{{1 + 1}}'), spawned('iml', '--nothing')])
    expect(well).toEqual({ code: 0, stdout: '2\n', stderr: '' })
    expect(wrong).toMatchObject({ code: 2, stdout: '' })
  })
})

/** A text without what differs from run to run: IDs and ports. */
const stable = (text: string): string =>
  text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>').replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')

describe('the journey', () => {
  test('ends well with the examples of the repository, and prints what README.md shows', async () => {
    const { code, stdout } = await command('start')
    const shown = (await readFile('README.md', 'utf8')).split('```').find((block) => block.startsWith('\napp/')) ?? ''
    const lines = stable(shown)
      .split('\n')
      .filter((line) => line !== '' && line !== '…')
    expect(lines.length).toBeGreaterThan(15)
    expect(stable(stdout).split('\n')).toEqual(expect.arrayContaining(lines))
    expect(stdout).toMatch(/18 messages, 36 runs: 32 accepted, 4 refused before sending; all as the examples say\.\n$/)
    expect(code).toBe(0)
  })

  test('ends with 1 and says where, when something differs from what an example says', async () => {
    const examples = tempFolder()
    const example = {
      title: 'A wrong expectation',
      module: 'track',
      parameters: { event: 'E', userId: 'u' },
      expect: {
        segment: { event: 'F' },
        ramen: { segment: { events: [{ event: 'E' }], users: [{ id: 'u' }] }, direct: {} },
      },
    }
    await writeFile(join(examples, 'wrong.json'), JSON.stringify(example))
    const { code, stdout } = await command('start', '--examples', examples)
    expect(stdout).toContain('DIFFERS  through Segment: Segment.event: expected "F", found "E"')
    expect(stdout).toContain('DIFFERS  direct: Ramen.users: expected [], found [')
    expect(stdout).not.toContain('sendBatch')
    expect(code).toBe(1)
  })
})
