import { expect, test } from 'vitest'
import { command, spawned } from './command.ts'

test(
  'npm run fuzz tries what it is told, in a process of its own, and says what came of it',
  { timeout: 60_000 },
  async () => {
    const { code, stdout } = await spawned('fuzz', '--seed', '7', '--area', 'folders', '--minutes', '0.001')
    expect(stdout).toMatch(
      /^seed 7, 0\.001 minutes\nfolders +\d+ cases, slowest [\d,]+ ms \(seed 7, case \d+\): LoadError \d+/,
    )
    expect(code).toBe(0)
  },
)

test.each([
  [['--minutes', 'x'], /--minutes needs/],
  [['--seed', '1.5'], /--seed needs/],
  [['--area', 'moon'], /"moon" is no area. There is: templates, definitions, folders, deliveries\./],
  [['--path', '1'], /--path is of use with/],
  [['--app', 'nowhere'], /no folder nowhere/],
  [['more'], /"more" is too much/],
])('a wrong call is told in one line: %j', async (args, message) => {
  const { code, stderr } = await command('fuzz', ...args)
  expect(stderr.trim()).toMatch(message)
  expect(stderr.trim()).not.toContain('\n')
  expect(code).toBe(2)
})
