import { type App, createApp } from '../runtime/index.ts'
import { type Draw, valuesFor } from './form-values.ts'
import { type Deed, secret } from './oracle.ts'
import { type Answer, serving } from './service.ts'

/** An app with what the world and its users do to it. */
export interface AppCase {
  readonly definition: unknown
  readonly answers: readonly Answer[]
  readonly draw: Draw
  /** Whether it is written so that no secret gets out. */
  readonly guarded: boolean
}

/** Runs a third of the components of an app, in every way there is. */
export function deedsOf({ definition, answers, draw, guarded }: AppCase): Deed[] {
  let app: App | undefined
  const made = (): App => (app ??= appOf(definition, answers))
  const connection = { ...storedSecrets(definition), key: secret, accessToken: secret, refreshToken: secret }
  const sections = (name: string): [string, Record<string, unknown>][] => {
    const section: unknown = Object.getOwnPropertyDescriptor(Object(definition), name)?.value
    if (typeof section !== 'object' || section === null || Array.isArray(section)) return []
    const some = Object.entries(section).filter((_, index) => (index + draw.numbers[0]!) % 3 === 0)
    return some.map(([key, one]) => [key, Object(one) as Record<string, unknown>])
  }
  const inputOf = (component: Record<string, unknown>) => ({
    parameters: valuesFor([...listOf(component['parameters']), ...listOf(component['expect'])], draw),
    connection,
    connectionCommon: { clientSecret: secret },
    data: draw.numbers.at(-1)! % 2 === 0 ? {} : { id: 7, lastDate: '2026-01-01', lastId: 1 },
  })
  const deed = (what: string, work: (run: App) => unknown): Deed => ({ what, guarded, work: () => work(made()) })
  const before = JSON.stringify(definition)
  return [
    deed('make the app', (run) => run.moduleNames),
    // Which reads every expression of the app.
    ...(draw.numbers[0]! % 4 === 0 ? [deed('list what is not supported', (run) => run.unsupported())] : []),
    ...sections('modules').flatMap(([name, module]) => [
      deed(`run module '${name}'`, (run) => run.runModule(name, { ...inputOf(module), payload: draw.values[0] })),
      deed(`resolve the form of module '${name}'`, (run) => run.resolveForm({ module: name }, inputOf(module))),
      ...(module['epoch'] === undefined
        ? []
        : [deed(`ask the epoch of '${name}'`, (run) => run.epoch(name, inputOf(module)))]),
    ]),
    ...sections('rpcs').map(([name, rpc]) => deed(`run RPC '${name}'`, (run) => run.runRpc(name, inputOf(rpc)))),
    ...sections('webhooks').flatMap(([name, webhook]) => [
      deed(`resolve the form of webhook '${name}'`, (run) => run.resolveForm({ webhook: name }, inputOf(webhook))),
      ...(['attach', 'update', 'detach'] as const).map((event) =>
        deed(`${event} webhook '${name}'`, (run) =>
          run[event](name, { ...inputOf(webhook), url: 'https://hook.test/', id: 1 }),
        ),
      ),
    ]),
    ...sections('connections').flatMap(([name, one]) => connectionDeeds(name, inputOf(one), deed)),
    {
      what: 'leave the definition as it is',
      work: () => {
        if (JSON.stringify(definition) !== before) throw new Error('The definition was changed.')
      },
    },
  ]
}

type Input = { parameters: Record<string, unknown>; connection: Record<string, unknown> }

function connectionDeeds(
  name: string,
  input: Input,
  deed: (what: string, work: (run: App) => unknown) => Deed,
): Deed[] {
  // What a connection has stored.
  const stored = { ...input, data: input.connection }
  return [
    deed(`verify connection '${name}'`, (run) => run.verifyConnection(name, input)),
    deed(`authorize connection '${name}'`, async (run) => {
      const { pending, log } = await run.authorizeConnection(name, input)
      await run.completeConnection(name, { pending, query: { code: 'c', state: pending.state } })
      return { log }
    }),
    deed(`refresh connection '${name}'`, async (run) => ({ log: (await run.refreshConnection(name, stored)).log })),
    deed(`invalidate connection '${name}'`, (run) => run.invalidateConnection(name, stored)),
    deed(`resolve the form of connection '${name}'`, (run) => run.resolveForm({ connection: name }, input)),
  ]
}

/** The app in a world of random answers, where the clock stands still and no timeout is ever over. */
export function appOf(definition: unknown, answers: readonly Answer[]): App {
  return createApp(definition as object, {
    fetch: serving(answers),
    now: Date.parse('2026-11-22T10:00:00Z'),
    random: () => 0.25,
    sleep: (_ms, _signal, reason) => (reason === 'repeat' ? Promise.resolve() : new Promise(() => {})),
    maxResponseBytes: 1_000_000,
  })
}

/** What the connections of an app store of the fields that hold passwords. */
function storedSecrets(definition: unknown): Record<string, string> {
  const connections = Object.values(Object(Reflect.get(Object(definition), 'connections') ?? {}) as object)
  const fields = connections.flatMap((one: unknown) => listOf(Reflect.get(Object(one), 'parameters')))
  const names = fields.flatMap((field) => {
    const { name, type } = Object(field) as Record<string, unknown>
    return typeof name === 'string' && type === 'password' && name !== '__proto__' ? [name] : []
  })
  return Object.fromEntries(names.map((name) => [name, secret]))
}

function listOf(form: unknown): unknown[] {
  return Array.isArray(form) ? form : []
}
