import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createApp } from '../../src/runtime/index.ts'
import { revive } from '../iml/cases.ts'

/** What somebody saw a form of Make say. */
interface Fact {
  readonly id: string
  readonly claim: string
  readonly definition?: { readonly kind?: string; readonly field?: Record<string, unknown> }
  readonly scope: Record<string, unknown>
  /** A value, or an error: parts of its message, and its type. */
  readonly expected: unknown
  readonly strength: string
}

const facts = (JSON.parse(readFileSync('test/cases/live-facts.json', 'utf8')) as Fact[]).filter(
  // V06 does not tell the text, V20 and V21 tell nothing.
  ({ id, definition }) => definition?.kind === 'form' && !['V06', 'V20', 'V21'].includes(id),
)

/** A text as a regular expression that finds it. */
const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** What a form makes of a field, or its error. */
async function outcomeOf({ definition, scope }: Fact): Promise<{ value?: unknown; name?: string; message?: string }> {
  const expectedFields = [definition?.field as never]
  const api = { response: { output: '{{parameters}}' } }
  const app = createApp({ modules: { m: { type: 'action', expect: expectedFields, api } } })
  try {
    const { bundles } = await app.runModule('m', { parameters: revive(scope) as Record<string, unknown> })
    const [value] = Object.values(bundles[0] ?? {})
    return { value: JSON.parse(JSON.stringify(value)) as unknown }
  } catch (error) {
    const { name, message } = error as Error
    return { name, message }
  }
}

/** What the fact says that comes of it. */
function wanted({ expected }: Fact): object {
  if (typeof expected !== 'object') return { value: expected }
  const { $error = [], $errorType = 'BundleValidationError' } = expected as Record<string, string | string[]>
  const parts = [$error].flat().filter((part) => part !== '*')
  return { name: $errorType, message: expect.stringMatching(new RegExp(parts.map(quoted).join('.*'), 's')) as string }
}

test.each(facts)('$id: $claim', async (fact) => {
  expect(await outcomeOf(fact)).toEqual(wanted(fact))
})
