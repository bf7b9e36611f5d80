import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { maxEvents, maxEventsPerRequest, maxRequestBytes, maxRequests } from '../../modules/shared/batch/limits.ts'
import { maxDeliveryBytes } from '../../src/runtime/webhook/delivery.ts'
import { lists, modules, read } from './project.ts'

const readme = readFileSync('docs/app-readme.md', 'utf8')

/** The rows of the table under a heading, head and rule left out; each row as its cells. */
function rowsUnder(heading: string): string[][] {
  const section = readme.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| '))
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test('the modules are listed by their labels, in the order of the groups, with their cost', () => {
  const order = (read('modules/groups.json') as { modules: string[] }[]).flatMap((group) => group.modules)
  const labels = order.map((name) => `**${modules.find((module) => module.name === name)?.label}**`)
  const rows = rowsUnder('Modules, and what they cost')
  expect(rows.map(([label]) => label)).toEqual(labels)
  for (const [, what, cost] of rows)
    expect([what, cost]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/^1 for /)])
})

const grouped = (number: number) => number.toLocaleString('en-US')

test('the limits are those that the modules keep', () => {
  const fields = lists.flatMap((list) => list.fields)
  const maxOf = (name: string) => fields.find((field) => field.name === name && field.validate)?.validate?.max
  const limits = rowsUnder('Limits').map(([what, limit]) => `${what}: ${limit}`)
  expect(limits).toEqual([
    expect.stringContaining('One message: 32 KB'),
    `**Message ID**: ${maxOf('messageId')} characters`,
    `**Group ID**: ${maxOf('groupId')} characters`,
    `One request of a batch: ${maxRequestBytes / 1000} KB and ${grouped(maxEventsPerRequest)} events`,
    `One batch: ${maxRequests} requests, so at most ${grouped(maxEvents)} events`,
    expect.stringContaining('Speed: About 1,000 events in a second'),
    'Traits of a user or group in Unify: 300',
    `One delivery to **Watch events**: ${maxDeliveryBytes / 1024 / 1024} MB`,
  ])
})

describe('what it explains', () => {
  const texts: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one)
  }
  const project = read('makecomapp.json')
  for (const component of [
    ...Object.values<any>(project.components.connection),
    ...Object.values<any>(project.components.rpc),
    ...modules,
  ]) {
    collect(read(component.codeFiles.communication))
  }
  collect(read('general/base.iml.json'))

  const rows = rowsUnder('When something goes wrong').map(([message = '', advice = '']) => ({ message, advice }))
  const ofUsers = [
    'Nothing arrives although all runs are green',
    'Segment shows 401 from Make',
    'Segment shows 403 from Make',
  ]

  const ofMake = [
    'Value … not found in options',
    'Expected a number, but found …',
    "Function 'parseJSON' finished with error!",
  ]

  test.each(rows.filter(({ message }) => ![...ofUsers, ...ofMake].includes(message)))(
    'is a message of the app: $message',
    ({ message }) => {
      // The status may be an expression in the app, and so is what the ellipsis stands for.
      const parts = message
        .replaceAll(/\s*\[\d+\]\s*/g, '')
        .split('…')
        .map((part) => part.trim())
        .filter(Boolean)
      expect(texts.filter((text) => parts.every((part) => text.includes(part)))).not.toEqual([])
    },
  )

  test('is not empty, and tells what to do', () => {
    expect(rows.length).toBeGreaterThan(15)
    for (const { advice } of rows) expect(advice).toMatch(/\.$/)
    expect([...ofUsers, ...ofMake].filter((message) => !rows.some((row) => row.message === message))).toEqual([])
  })
})

test('it names the fields by their labels', () => {
  const labels = lists.flatMap(({ fields }) => fields.map(({ label }) => label))
  const named = [
    'Region',
    'Write key',
    'Message ID',
    'Start at event',
    'Events per request',
    'Custom traits',
    'Custom properties',
    'Mapped properties',
    'Mapped context',
    'Mapped destinations',
    'Accepted by Segment',
    'Repeatable',
  ]
  const others = [
    'Previous ID',
    'User ID',
    'Timestamp',
    'Raw event',
    'Types',
    'Event names',
    'Paused',
    'Tracking plan',
    'Events',
  ]
  for (const name of [...named, ...others]) {
    expect(readme).toContain(`**${name}`)
    expect(labels).toContain(name)
  }
})
