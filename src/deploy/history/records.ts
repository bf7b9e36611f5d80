import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployError } from '../error.ts'
import type { Target } from '../make/paths.ts'
import type { Zone } from '../make/zone.ts'
import { type Checksums, Journal } from './journal.ts'

const appliedFile = 'applied.json'

/**
 * What is kept of an app's deployments to a zone: `applied.json`, the checksums after the last one, which belongs into the
 * repository; and a journal of each, which stays on the machine and lets it be resumed and undone.
 */
export class Records {
  #folder: string
  readonly #root: string

  private constructor(root: string, folder: string) {
    this.#root = root
    this.#folder = folder
  }

  /** The records of an app in Make. */
  static of(root: string, zone: Zone, target: Target): Records {
    const inZone = zoneFolder(root, zone)
    return new Records(inZone, join(inZone, `${target.appId}-v${target.version}`))
  }

  /** The records of an app that is not in Make yet, under the name that it asks for. */
  static ofNew(root: string, zone: Zone, name: string): Records {
    const inZone = zoneFolder(root, zone)
    return new Records(inZone, join(inZone, `new-${name}`))
  }

  get folder(): string {
    return this.#folder
  }

  /** Files the records under the name that Make has given the app. */
  nameAfter({ appId, version }: Target): void {
    const folder = join(this.#root, `${appId}-v${version}`)
    if (folder !== this.#folder && existsSync(this.#folder)) renameSync(this.#folder, folder)
    this.#folder = folder
  }

  /** The checksums after the last deployment; undefined when none is known. */
  get applied(): Checksums | undefined {
    const path = join(this.#folder, appliedFile)
    if (!existsSync(path)) return undefined
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Checksums
    } catch {
      throw new DeployError(`${path} is no JSON. Take it back from the repository, or remove it.`)
    }
  }

  /** Keeps the checksums of a deployment, sorted; undefined removes them. */
  set applied(checksums: Checksums | undefined) {
    const path = join(this.#folder, appliedFile)
    if (checksums === undefined) {
      rmSync(path, { force: true })
      return
    }
    mkdirSync(this.#folder, { recursive: true })
    const sorted = Object.fromEntries(Object.entries(checksums).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    writeFileSync(`${path}.new`, `${JSON.stringify(sorted, null, 4)}\n`)
    renameSync(`${path}.new`, path)
  }

  /** The journal of the last deployment that was not undone. */
  get last(): Journal | undefined {
    return this.#journals().findLast(({ state }) => state !== 'undone')
  }

  /** The journal of a deployment that was interrupted. */
  get interrupted(): Journal | undefined {
    const { last } = this
    return last?.state === 'running' || last?.state === 'undoing' ? last : undefined
  }

  /** An empty journal for the next deployment. */
  next(): Journal {
    const last = Number.parseInt(this.#names().at(-1) ?? '0', 10)
    return this.#journal(`${String(last + 1).padStart(4, '0')}.jsonl`)
  }

  #journals(): Journal[] {
    return this.#names().map((name) => this.#journal(name))
  }

  /** A journal goes along when the records get another name. */
  #journal(name: string): Journal {
    return new Journal(() => join(this.#folder, name))
  }

  #names(): string[] {
    if (!existsSync(this.#folder)) return []
    return readdirSync(this.#folder)
      .filter((name) => /^\d{4,}\.jsonl$/.test(name))
      .toSorted()
  }
}

const zoneFolder = (root: string, { host }: Zone): string => join(root, host.replaceAll(/[^a-z0-9.-]/g, '_'))
