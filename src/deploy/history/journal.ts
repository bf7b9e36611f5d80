import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Kind } from '../kinds.ts'
import type { Reference } from '../local/metadata.ts'

/** Checksums by key, such as `module/identify/interface`; null for a value that is none. */
export type Checksums = Readonly<Record<string, string | null>>

/** What is noted of a deployment, in order: first what was there, then what is about to be done, then that it is done. */
type Event =
  | { readonly event: 'start'; readonly at: string; readonly applied: Checksums | null }
  | { readonly event: 'was'; readonly key: string; readonly value: unknown }
  | { readonly event: 'writing'; readonly key: string; readonly md5: string | null }
  | {
      readonly event: 'creating'
      readonly kind: Kind | 'app'
      readonly id: string
      readonly existing: readonly string[]
    }
  | { readonly event: 'created'; readonly kind: Kind | 'app'; readonly id: string; readonly remote: string }
  | { readonly event: 'deleting'; readonly kind: Kind; readonly id: string; readonly metadata: unknown }
  | { readonly event: 'published' | 'hidden'; readonly kind: Kind; readonly id: string }
  | { readonly event: 'end'; readonly as: 'done' | 'undoing' | 'undone' }

/** A component that a deployment created. */
export interface Created extends Reference {
  readonly remote: string
}

/**
 * The journal of one deployment: a line of JSON for each event, written before the request that it is about. An interruption at any
 * moment leaves enough to go on from, or to go back. Holds the texts that were replaced: only its owner may read the file.
 */
export class Journal {
  readonly #path: () => string
  readonly #events: Event[]

  constructor(path: () => string) {
    this.#path = path
    this.#events = readEvents(path())
  }

  /** Begins the journal; with the checksums after the deployment before it. */
  start(at: Date, applied: Checksums | undefined): void {
    this.note({ event: 'start', at: at.toISOString(), applied: applied ?? null })
  }

  note(event: Event): void {
    mkdirSync(dirname(this.#path()), { recursive: true })
    appendFileSync(this.#path(), `${JSON.stringify(event)}\n`, { mode: 0o600 })
    this.#events.push(event)
  }

  get startedAt(): string {
    return this.#all('start')[0]?.at ?? ''
  }

  /** The checksums after the deployment before this one. */
  get appliedBefore(): Checksums | undefined {
    return this.#all('start')[0]?.applied ?? undefined
  }

  get state(): 'running' | 'done' | 'undoing' | 'undone' {
    return this.#all('end').at(-1)?.as ?? 'running'
  }

  /** What Make held under each key before this deployment: texts of sections, values of metadata, the icon in Base64. */
  get before(): ReadonlyMap<string, unknown> {
    return new Map(this.#all('was').map(({ key, value }) => [key, value]))
  }

  /** The checksums that this deployment has given a key, or was about to. */
  written(key: string): (string | null)[] {
    return this.#all('writing').flatMap((event) => (event.key === key ? [event.md5] : []))
  }

  /** Creations of which it is not known whether Make carried them out. */
  get unsettled(): { kind: Kind | 'app'; id: string; existing: readonly string[] }[] {
    const settled = new Set(this.#all('created').map(({ kind, id }) => `${kind} ${id}`))
    return this.#all('creating').filter(({ kind, id }) => !settled.has(`${kind} ${id}`))
  }

  /** Components that this deployment created, in that order. */
  get created(): Created[] {
    // What was deleted before was there before: only an undo creates it anew.
    const restored = new Set(this.#all('deleting').map(({ kind, id }) => `${kind} ${id}`))
    return this.#all('created').flatMap(({ kind, id, remote }) =>
      kind === 'app' || restored.has(`${kind} ${id}`) ? [] : [{ kind, id, remote }],
    )
  }

  /** The name of the app, if this deployment created it. */
  get createdApp(): string | undefined {
    return this.#all('created').find(({ kind }) => kind === 'app')?.remote
  }

  /** Components that this deployment deleted or was about to, with their metadata in Make. */
  get deleted(): (Reference & { readonly metadata: unknown })[] {
    return this.#all('deleting')
  }

  /** Components that this deployment hid from users. */
  get hidden(): Reference[] {
    return this.#all('hidden')
  }

  wasPublished({ kind, id }: Reference): boolean {
    return this.#all('published').some((event) => event.kind === kind && event.id === id)
  }

  #all<Name extends Event['event']>(name: Name): (Event & { readonly event: Name })[] {
    return this.#events.filter((event): event is Event & { readonly event: Name } => event.event === name)
  }
}

function readEvents(path: string): Event[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Event]
    } catch {
      // The end of the file, or a line that was cut off as it was written: what it announced was not begun.
      return []
    }
  })
}
