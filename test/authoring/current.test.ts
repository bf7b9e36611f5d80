import { expect, test } from 'vitest'
import { spawned } from '../scripts/command.ts'

test.each([
  ['types', 'the types are what the schemas give'],
  ['generate', 'app/ and the modules in README.md are what the definitions give'],
  ['docs', 'the pages in docs/ are what rules, tests and requirements give, and none of these lacks its proof'],
])('npm run %s has nothing to do: %s', async (script) => {
  const { code, stderr } = await spawned(script, '--check')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})
