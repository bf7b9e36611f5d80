import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtIns, defaultLimits } from '../../src/scenario/index.ts'

const page = readFileSync('docs/scenarios.md', 'utf8')

test('the documentation names what runs, no more and no less', () => {
  const section = /^## What runs\n(?<rows>.*?)^## /ms.exec(page)?.groups?.['rows'] ?? ''
  const named = [...section.matchAll(/`(?<module>(?:gateway|builtin|json|util):\w+)`/g)].map(([, module]) => module)
  expect(new Set(named)).toEqual(new Set(builtIns.keys()))
})

test('the documentation states the limits', () => {
  const { operations, bundles, milliseconds } = defaultLimits
  const [first, second] = [operations, bundles].map((limit) => limit.toLocaleString('en-US'))
  expect(page).toContain(`A run ends after ${first} operations, ${second} bundles or one minute.`)
  expect(milliseconds).toBe(60_000)
})

test('the documentation lists the examples', () => {
  const examples = readdirSync('examples/scenarios').filter((file) => !file.endsWith('.payload.json'))
  const linked = [...page.matchAll(/\(\.\.\/examples\/scenarios\/(?<file>[\w-]+\.json)\)/g)].map(([, file]) => file)
  expect(new Set(linked)).toEqual(new Set(examples))
})
