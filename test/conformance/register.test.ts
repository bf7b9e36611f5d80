import { expect, test } from 'vitest'
import { makeFormat } from '../../src/authoring/schemas/index.ts'
import { chapters } from '../../src/conformance/register/index.ts'
import { decisions, errorTypes } from '../../src/runtime/index.ts'
import { suites } from '../iml/cases.ts'
import { decisions as languageDecisions, functionRegistry } from '../../src/iml/index.ts'
import { expressionRows } from '../../src/conformance/expressions.ts'
import { undocumentedFunctions } from '../../src/conformance/functions.ts'
import { describeConformance } from '../../src/conformance/index.ts'

const ids = chapters.flatMap(({ rules }) => rules.map(({ id }) => id))

/** Whether the register speaks of a directive, itself or what is below it. */
const isThere = (directive: string): boolean =>
  ids.some((id) => id === directive || id.startsWith(`${directive}.`) || id.startsWith(`${directive}/`))

const keysOf = (schema: string): string[] => Object.keys(makeFormat.definitions[schema]?.properties ?? {})

/** Kinds of definition, and where their keys stand in ids. */
const places: [schema: string, prefix: string][] = [
  ['ActionRequest', ''],
  ['SearchRequest', ''],
  ['Base', 'base.'],
  ['AwsSigning', 'aws.'],
  ['Pagination', 'pagination.'],
  ['Repeat', 'repeat.'],
  ['BaseResponse', 'response.'],
  ['ActionResponse', 'response.'],
  ['SearchResponse', 'response.'],
  ['TriggerResponse', 'response.'],
  ['PollingRules', 'response.trigger.'],
  ['ConnectionResponse', 'response.'],
  ['AttachResponse', 'response.'],
  ['WebhookAnswer', 'respond.'],
]

test.each(places)('every key of %s is in the register', (schema, prefix) => {
  const keys = keysOf(schema)
  expect(keys.length).toBeGreaterThan(0)
  expect(keys.filter((key) => !isThere(prefix + key))).toEqual([])
})

test('every directive of a webhook is in the register', () => {
  const missing = keysOf('WebhookApi').filter((key) => !isThere(key) && !isThere(`webhook.api.${key}`))
  expect(missing).toEqual([])
})

const families = Object.keys(makeFormat.definitions).filter((name) => /^[A-Z]\w*Field$/.test(name))

test('every key and type of a field is in the register', () => {
  expect(families.length).toBeGreaterThan(8)
  const keys = new Set(families.flatMap(keysOf))
  expect([...keys].filter((key) => !isThere(`field.${key}`))).toEqual([])
  expect(keysOf('OptionStore').filter((key) => !isThere(`field.options.${key}`))).toEqual([])
  const types = families.flatMap((name) => {
    const type = makeFormat.definitions[name]?.properties?.['type']
    return Array.isArray(type?.enum) ? type.enum.map(String) : [String(type?.const)]
  })
  expect(types.length).toBeGreaterThan(25)
  expect(types.filter((type) => !isThere(`type:${type}`))).toEqual([])
})

test('every error type is in the register, with what it means', () => {
  const texts = new Map(chapters.flatMap(({ rules }) => rules.map(({ id, text }) => [id, text])))
  expect(errorTypes.filter((type) => (texts.get(`error:${type}`) ?? '') === '')).toEqual([])
})

test('every part of the expression language has cases', () => {
  expect(expressionRows(suites.flatMap(([, cases]) => cases)).filter(({ cases }) => cases === 0)).toEqual([])
})

test('no function is called undocumented and known at once', () => {
  expect(undocumentedFunctions.filter((name) => Object.hasOwn(functionRegistry, name))).toEqual([])
})

test('the page lists every rule and every decision', async () => {
  const page = await describeConformance(process.cwd())
  expect(ids.filter((id) => !page.includes(`| \`${id}\` |`))).toEqual([])
  for (const { question } of [...decisions, ...languageDecisions])
    expect(page).toContain(question.replaceAll('|', '\\|'))
})
