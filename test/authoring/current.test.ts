import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { compareWithFolder, generate, readSources } from '../../src/authoring/generate/index.ts'
import { generateTypes, typesFile } from '../../src/authoring/types.ts'

test('the types are what the schemas give (npm run types)', async () => {
  expect(await readFile(typesFile, 'utf8')).toBe(await generateTypes())
})

test('app/ is what the definitions give (npm run generate)', async () => {
  const app = generate(await readSources(process.cwd()))
  expect(await compareWithFolder(app, 'app')).toEqual({ missing: [], changed: [], stale: [] })
})
