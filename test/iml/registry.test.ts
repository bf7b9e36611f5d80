import { expect, test } from 'vitest'
import { functionRegistry } from '../../src/iml/index.ts'

test('the registry says of each function what it takes, what it does, and where that is written', () => {
  for (const [name, metadata] of Object.entries(functionRegistry)) {
    expect(metadata.name).toBe(name)
    expect(metadata.minimum).toBeLessThanOrEqual(metadata.maximum)
    expect(metadata.usage.startsWith(`${name}(`)).toBe(true)
    expect(metadata.doc).toMatch(/^[A-Z].*\.$/)
    expect(metadata.link).toMatch(/^https:\/\/help\.make\.com\//)
    expect(metadata.availability).not.toHaveLength(0)
  }
})

test('the usage shows as many arguments as the function takes', () => {
  for (const { usage, minimum, maximum } of Object.values(functionRegistry)) {
    const shown = usage.slice(usage.indexOf('(') + 1, -1).split(', ')
    const isOpen = shown.includes('...') || shown[0]?.endsWith('numbers') === true
    expect({ usage, isOpen }).toEqual({ usage, isOpen: maximum === Number.POSITIVE_INFINITY })
    if (isOpen) continue
    expect({ usage, count: shown.length }).toEqual({ usage, count: maximum })
    expect({ usage, count: shown.filter((name) => !name.startsWith('[')).length }).toEqual({ usage, count: minimum })
  }
})

test('names that objects inherit are no functions', () => {
  for (const name of ['constructor', '__proto__', 'hasOwnProperty', 'valueOf']) {
    expect(functionRegistry[name]).toBeUndefined()
  }
  expect(functionRegistry['toString']).toMatchObject({ family: 'text', lazy: false })
})

test('only the branching functions are lazy', () => {
  const lazy = Object.values(functionRegistry).filter((metadata) => metadata.lazy)
  expect(lazy.map(({ name }) => name)).toEqual(['if', 'ifempty', 'switch'])
})
