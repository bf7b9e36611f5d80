import { type App, type AppDefinition, createApp, type Environment, errorTypes, MakeError } from '../runtime/index.ts'
import { answererFor } from './script.ts'
import { type Answerer, type Asked, startStub, type Stub } from './stub.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import type { Trial } from './trial.ts'
import { trialsOf } from './trials.ts'

export { concealer } from './conceal.ts'
export { type SmokeSummary, summaryOf } from './summary.ts'

/** What came of one run of a component. */
export interface SmokeResult {
  readonly kind: Trial['kind']
  readonly name: string
  readonly title: string
  /** Requests in order, such as `POST api.service.example/v1/items`. */
  readonly requests: readonly string[]
  readonly outcome:
    | { readonly type: 'done'; readonly what: string }
    /** An error of a type that Make has. */
    | { readonly type: 'error'; readonly name: string; readonly message: string }
    /** Not what Make would do: a feature that the runtime does not know, a crash, a run without an end. */
    | { readonly type: 'failure'; readonly message: string }
}

export interface SmokeOptions {
  /** Milliseconds that one run may take; 15,000 unless told. */
  readonly limitMs?: number
  /** Told of each run as soon as it has ended. */
  readonly onResult?: (result: SmokeResult) => void
}

const defaultLimitMs = 15_000
const clock = new Date('2026-01-01T12:00:00.000Z')

/**
 * Runs every component of an app against a server on 127.0.0.1 that plays all services: connections, RPCs, webhooks and modules,
 * these with their required fields, with all, and with other options. Fields are filled in by their types, and answers are made up so
 * that what the definitions read is there. No request leaves the machine, whatever hosts the app names.
 */
export async function smoke(definition: AppDefinition, options: SmokeOptions = {}): Promise<SmokeResult[]> {
  const around = surroundingsOf(definition)
  const stub = await startStub()
  const results: SmokeResult[] = []
  try {
    let session = openSession(around, stub)
    for (const trial of trialsOf(around)) {
      // oxlint-disable-next-line no-await-in-loop -- requests are told apart by the run that makes them
      const result = await session.run(trial, options.limitMs ?? defaultLimitMs)
      if (session.isOver()) session = openSession(around, stub)
      options.onResult?.(result)
      results.push(result)
    }
  } finally {
    await stub.stop()
  }
  return results
}

interface Session {
  readonly run: (trial: Trial, limitMs: number) => Promise<SmokeResult>
  /** A run did not end, and its requests must not be taken for those of the next one. */
  readonly isOver: () => boolean
}

function openSession({ definition, common }: Surroundings, stub: Stub): Session {
  let asked: string[] = []
  let answer: Answerer = answererFor([])
  let over = false
  const environment: Environment = {
    now: clock,
    sleep: (ms, signal, reason) => (reason === 'repeat' ? Promise.resolve() : slept(ms, signal)),
    fetch: (input, init) => (over ? Promise.reject(new TypeError('The run is over.')) : send(input, init)),
  }
  const send = stub.fetchFor((request) => {
    asked.push(lineOf(request))
    return answer(request)
  })
  const app = createApp({ ...definition, common }, environment)
  const run = async (trial: Trial, limitMs: number): Promise<SmokeResult> => {
    asked = []
    const requests = asked
    answer = answererFor(trial.communications)
    const timer = startTimer(limitMs)
    const outcome = await Promise.race([outcomeOf(trial, app), timer.over])
    timer.stop()
    over = outcome === undefined
    const { kind, name, title } = trial
    const failure = { type: 'failure', message: `It did not end within ${limitMs / 1000} s.` } as const
    return { kind, name, title, requests: [...requests], outcome: outcome ?? failure }
  }
  return { run, isOver: () => over }
}

async function outcomeOf(trial: Trial, app: App): Promise<SmokeResult['outcome']> {
  try {
    return { type: 'done', what: await trial.run(app) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    // The runtime reports a fault of its own as an UnexpectedError with what was thrown as its cause.
    const isFault = !(error instanceof MakeError) || (name === 'UnexpectedError' && error.cause !== undefined)
    if (isFault || !errorTypes.includes(name)) return { type: 'failure', message: `${name}: ${message}` }
    return { type: 'error', name, message }
  }
}

function lineOf({ method, address }: Asked): string {
  return `${method} ${address}`
}

function slept(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function startTimer(ms: number): { readonly over: Promise<undefined>; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms)
  })
  return { over, stop: () => clearTimeout(timer) }
}
