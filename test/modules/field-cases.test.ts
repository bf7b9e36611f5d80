import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { loadApp, MakeError } from '../../src/runtime/index.ts'
import cases from '../cases/modules/field-cases.json' with { type: 'json' }
import { basic, json, signatureOf, withKey, withSecret } from '../webhooks/deliver.ts'
import type { Values } from './messages.ts'
import { writeKey } from './run.ts'

/* What users of other senders ran into, each with what is right here; its source tells the story. */

interface Outcome {
  /** What Segment received, as text. */
  text?: string
  body?: Values
  refused?: boolean
  answer?: { status: number; body: string }
  form?: string[]
}

async function run(module: string, parameters: Values, timezone = 'UTC'): Promise<Outcome> {
  const texts: string[] = []
  const app = loadApp('app', {
    timezone,
    fetch: (_, init) => {
      texts.push(Buffer.from(init?.body as Uint8Array).toString())
      return Promise.resolve(Response.json({ success: true }))
    },
  })
  try {
    await app.runModule(module, { parameters, connection: { region: 'us', writeKey } })
  } catch (error) {
    if (error instanceof MakeError && texts.length === 0) return { refused: true }
    throw error
  }
  const [text] = texts
  return { ...(text !== undefined && { text, body: JSON.parse(text) }) }
}

const app = loadApp('app')

const namesIn = (fields: Values[], path = ''): string[] =>
  fields.flatMap(({ name, spec, type }) => [
    `${path}${name}`,
    ...(type === 'collection' ? namesIn(spec, `${path}${name}.`) : []),
  ])

const outcomes: Record<string, (input: Values) => Promise<Outcome>> = {
  module: ({ module, parameters, timezone }) => run(module, parameters, timezone),
  form: ({ module }) => Promise.resolve({ form: namesIn(app.definition.modules?.[module]?.expect as Values[]) }),
  delivery: async ({ headers, body, body_json, secret }) => {
    const delivery =
      secret === undefined
        ? { headers, rawBody: body }
        : { headers: { ...json, 'x-signature': signatureOf(body_json, secret) }, rawBody: JSON.stringify(body_json) }
    const parameters = secret === undefined ? withKey : { ...withSecret, sharedSecret: secret }
    const { respond } = await app.receive('events', delivery, { parameters })
    return { answer: respond }
  },
  scenario: async ({ deliver, module }) => {
    const delivery = { headers: { ...json, ...basic }, rawBody: JSON.stringify(deliver) }
    const { bundles } = await app.receive('events', delivery, { parameters: withKey })
    const { userId, name, properties } = bundles[0] as Values
    return run(module, { userId, name, mappedProperties: properties })
  },
}

/** Whether a part is in a whole: collections member by member, everything else equal. */
const holds = (whole: unknown, part: unknown): boolean =>
  typeof part === 'object' && part !== null && !Array.isArray(part)
    ? Object.entries(part).every(([name, value]) => holds((whole as Values)?.[name], value))
    : isDeepStrictEqual(whole, part)

function passes(outcome: Outcome, check: Values): boolean {
  const { text = '', body, answer, form = [] } = outcome
  const tests: Record<string, (wanted: any) => boolean> = {
    anyOf: (checks: Values[]) => checks.some((one) => passes(outcome, one)),
    body: (part) => holds(body, part),
    body_batch0: (part) => holds(body?.['batch'][0], part),
    absent: (names: string[]) => body !== undefined && names.every((name) => !(name in body)),
    refused: (wanted) => (outcome.refused ?? false) === wanted,
    raw_contains: (parts: string[]) => parts.every((part) => text.includes(part)),
    form_has: (names: string[]) =>
      names.every((name) => form.some((one) => one === name || one.startsWith(`${name}.`))),
    answer_contains: (part: string) => answer?.body.includes(part) ?? false,
    status: (status) => answer?.status === status,
  }
  return Object.entries(check).every(([name, wanted]) => tests[name]!(wanted))
}

test.each(cases as Values[])('$name', async ({ input, check }) => {
  const outcome = await outcomes[input.kind]!(input)
  expect([passes(outcome, check), outcome]).toEqual([true, outcome])
})
