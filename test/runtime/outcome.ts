import { expect } from 'vitest'
import { type AppDefinition, createApp, emptystring, MakeError } from '../../src/runtime/index.ts'
import type { LogEntry } from '../../src/runtime/index.ts'
import { revive } from '../iml/cases.ts'
import type { Case } from './cases.ts'
import { exchanges, type Received, service } from './harness.ts'

/** What came of a case. */
interface Outcome {
  readonly requests: readonly Received[]
  readonly waits: readonly number[]
  readonly result: Record<string, unknown>
  readonly log: readonly LogEntry[]
  readonly error: MakeError | undefined
}

/** Runs the component of a case under a clock that stands still. */
async function outcomeOf(given: Case): Promise<Outcome> {
  const { fetch, requests } = service(...((revive(given.answers ?? []) ?? []) as []))
  const waits: number[] = []
  const app = createApp(definitionOf(given), {
    fetch,
    now: Date.parse('2026-11-22T10:00:00Z'),
    random: () => 0.25,
    sleep: async (ms, _signal, reason) => {
      if (reason === 'repeat') waits.push(ms)
      // No timeout is ever over.
      else await new Promise(() => {})
    },
  })
  const ended = (result: object, error?: MakeError): Outcome => {
    const { log, ...rest } = { log: error?.log ?? [], ...result }
    return { requests, waits, result: rest, log, error }
  }
  try {
    return ended(await act(app, given))
  } catch (error) {
    if (!(error instanceof MakeError)) throw error
    return ended({}, error)
  }
}

function definitionOf(given: Case): AppDefinition {
  const { api, base, common, module, rpc, connection, webhook, rpcs, connections, functionSources } = given
  const probe = module ?? (api === undefined ? undefined : { type: 'action', api })
  return {
    ...(base === undefined ? {} : { base }),
    ...(common === undefined ? {} : { common }),
    ...(functionSources === undefined ? {} : { functionSources }),
    modules: probe === undefined ? {} : { probe },
    rpcs: { ...rpcs, ...(rpc === undefined ? {} : { probe: rpc }) },
    connections: { ...connections, ...(connection === undefined ? {} : { probe: connection }) },
    webhooks: webhook === undefined ? {} : { probe: webhook },
  }
}

function act(app: ReturnType<typeof createApp>, given: Case): Promise<object> {
  const parameters = spelled(given.parameters ?? {}) as Record<string, unknown>
  const input = { ...(revive(given.input ?? {}) as object), parameters }
  const delivery = revive(given.delivery ?? {}) ?? {}
  if (given.does === 'authorize') return app.authorizeConnection('probe', input)
  if (given.does === 'complete') return complete(app, input)
  if (given.does === 'refresh' || given.does === 'invalidate') {
    return app[`${given.does}Connection`]('probe', { data: {}, ...input })
  }
  if (given.does === 'form') return app.resolveForm('probe', input)
  if (given.does === 'epoch') return app.epoch('probe', input)
  if (given.does === 'attach' || given.does === 'update' || given.does === 'detach')
    return app[given.does]('probe', input)
  if (given.webhook !== undefined && given.module === undefined) return app.receive('probe', delivery, input)
  if (given.rpc !== undefined) return app.runRpc('probe', input)
  if (given.connection !== undefined) return app.verifyConnection('probe', input)
  return app.runModule('probe', input)
}

/** The whole way of an OAuth connection whose user agrees. */
async function complete(app: ReturnType<typeof createApp>, input: Record<string, unknown>): Promise<object> {
  const { pending } = await app.authorizeConnection('probe', input)
  const query = { state: pending.state, ...(input['query'] as object) }
  return app.completeConnection('probe', { ...input, pending, query })
}

/** Values of a form, with `{"$emptystring": true}` for the keyword of that name. */
function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled)
  if (typeof value !== 'object' || value === null) return value
  if (Object.hasOwn(value, '$emptystring')) return emptystring
  if (Object.keys(value).some((key) => key.startsWith('$'))) return revive(value)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spelled(one)]))
}

/** As JSON would show it: dates as texts, bytes as `{"$buffer": hex}`, nothing that is undefined. */
function shown(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { $buffer: value.toString('hex') }
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((one) => shown(one) ?? null)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(members.map(([key, one]) => [key, shown(one)]))
}

/** Fails unless all that a case says comes true. */
export async function holdTrue(given: Case): Promise<void> {
  const { requests, waits, result, log, error } = await outcomeOf(given)
  if (given.fails === undefined && error !== undefined) throw error
  if (given.fails !== undefined) expect(error).toMatchObject(given.fails)
  if (given.sends !== undefined) {
    expect(requests).toHaveLength(given.sends.length)
    given.sends.forEach((wanted, index) => expectRequest(requests[index], wanted))
  }
  if (given.gives !== undefined) {
    const { bundles, result: own, ...facts } = result
    const gives = bundles ?? own ?? facts
    if (Array.isArray(given.gives)) expect(shown(gives)).toEqual(given.gives)
    else expect(shown(result['result'] ?? result)).toMatchObject(given.gives as object)
  }
  if (given.state !== undefined) expect(shown(result['state'])).toEqual(given.state)
  if (given.respond !== undefined) expect(result['respond']).toMatchObject(given.respond as object)
  if (given.waits !== undefined) expect(waits).toEqual(given.waits)
  if (given.logs !== undefined) expect(shown(exchanges(log))).toMatchObject([...given.logs])
  const warnings = log.flatMap((entry) => (entry.kind === 'warning' ? [`${entry.place}: ${entry.message}`] : []))
  for (const part of given.warns ?? []) expect(warnings.join('\n')).toContain(part)
}

function expectRequest(request: Received | undefined, wanted: Record<string, unknown>): void {
  const { headers = {}, ...rest } = wanted
  expect(request).toMatchObject(rest)
  for (const [name, value] of Object.entries(headers as Record<string, string | null>)) {
    expect([name, request?.headers[name] ?? null]).toEqual([name, value])
  }
}
