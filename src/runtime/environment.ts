import { isTimezone } from '../iml/index.ts'
import { InvalidConfigurationError } from './errors.ts'
import { fetchTrusting, type TrustingInit } from './request/trust.ts'

/** Why the runtime sleeps. */
export type SleepReason = 'timeout' | 'repeat'

/**
 * Milliseconds that an answer is waited for before `sleep` is asked about its timeout. A sleep that returns at once, as in
 * most tests, must not make answers late that are on their way.
 */
const graceMs = 250

/** The world outside as the runtime sees it. Each part can be replaced; nothing else of it is used. */
export interface Environment {
  /** A request with a `ca` comes with a member `ca` beside the usual ones of `init`: certificates in PEM form. */
  readonly fetch?: typeof globalThis.fetch
  /** The time, or a clock that is asked anew each time. */
  readonly now?: (() => Date | number) | Date | number
  /**
   * Resolves after `ms` milliseconds, or as soon as `signal` is aborted (resolving or rejecting, both will do). It is not
   * called for the timeout of a request whose answer comes within 250 ms. `repeat` is the pause between two passes of a
   * request, which nothing cuts short.
   */
  readonly sleep?: (ms: number, signal?: AbortSignal, reason?: SleepReason) => Promise<unknown>
  /** A number from 0 up to but not including 1. */
  readonly random?: () => number
  /** IANA name of the scenario's time zone; dates without an offset are read in it. */
  readonly timezone?: string
  /** Bytes of an answer's body after which reading stops with an error; 50 MB unless told. */
  readonly maxResponseBytes?: number
}

/** A limit of time that is running. */
export interface Alarm {
  /** Resolves when the time is over; never, when the alarm was called off before. */
  readonly rings: Promise<void>
  readonly callOff: () => void
}

/** An environment in which nothing is left open. */
export interface World {
  readonly fetch: typeof globalThis.fetch
  /** A fetch for servers whose certificate is from the authority `ca`, in PEM form. */
  readonly fetchTrusting: (ca: string) => typeof globalThis.fetch
  readonly now: () => Date
  /** Begins to wait; the alarm can be called off. */
  readonly alarm: (ms: number) => Alarm
  /** Waits between two passes of a request that is repeated. */
  readonly pause: (ms: number) => Promise<void>
  readonly random: () => number
  readonly timezone: string
  readonly maxResponseBytes: number
}

const defaultMaxResponseBytes = 50 * 1024 * 1024

/** Fills what an environment leaves open with the real thing. */
export function worldOf(environment: Environment): World {
  return {
    // Looked up at each call: interceptors replace the global after this module was loaded.
    fetch: environment.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    fetchTrusting: environment.fetch === undefined ? fetchTrusting : handingOver(environment.fetch),
    now: clockOf(environment.now ?? Date.now),
    alarm: environment.sleep === undefined ? timerAlarm : sleepAlarm(environment.sleep),
    pause: environment.sleep === undefined ? timerPause : sleepPause(environment.sleep),
    random: environment.random ?? Math.random,
    timezone: environment.timezone ?? 'UTC',
    maxResponseBytes: environment.maxResponseBytes ?? defaultMaxResponseBytes,
  }
}

/**
 * The world in another time zone.
 *
 * @throws InvalidConfigurationError for a zone that is not in the IANA database.
 */
export function worldIn(timezone: string, world: World): World {
  if (isTimezone(timezone)) return { ...world, timezone }
  throw new InvalidConfigurationError(`'${timezone}' is not a time zone. Use an IANA name such as Europe/Prague.`)
}

/** A random (version 4) UUID drawn from the given source. */
export function uuidFrom(random: () => number): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16))
  digits[12] = 4
  digits[16] = 8 + ((digits[16] ?? 0) % 4)
  const hex = digits.map((digit) => digit.toString(16)).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A plain timer: an AbortSignal for each request would cost more than the rest of the bookkeeping. */
function timerAlarm(ms: number): Alarm {
  let timer: NodeJS.Timeout | undefined
  const rings = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  return { rings, callOff: () => clearTimeout(timer) }
}

function timerPause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

function sleepPause(sleep: NonNullable<Environment['sleep']>): (ms: number) => Promise<void> {
  return async (ms) => {
    await sleep(ms, undefined, 'repeat')
  }
}

function sleepAlarm(sleep: NonNullable<Environment['sleep']>): (ms: number) => Alarm {
  return (ms) => {
    const controller = new AbortController()
    const late = timerAlarm(Math.min(ms, graceMs))
    const rings = new Promise<void>((resolve) => {
      const ring = (): void => {
        if (!controller.signal.aborted) resolve()
      }
      // A sleep that is cut short may reject; that is no time over.
      void late.rings.then(() => sleep(ms, controller.signal, 'timeout')).then(ring, () => {})
    })
    return {
      rings,
      callOff: () => {
        late.callOff()
        controller.abort()
      },
    }
  }
}

function handingOver(fetch: typeof globalThis.fetch): World['fetchTrusting'] {
  return (ca) => (input, init) => {
    const trusting: TrustingInit = { ...init, ca }
    return fetch(input, trusting)
  }
}

function clockOf(now: NonNullable<Environment['now']>): () => Date {
  if (typeof now === 'function') return () => new Date(now())
  const fixed = new Date(now).getTime()
  return () => new Date(fixed)
}
