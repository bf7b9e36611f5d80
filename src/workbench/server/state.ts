import type { App } from '../../runtime/index.ts'
import type { RunView } from '../contract.ts'
import { Connections } from './connections.ts'
import { Findings } from './findings.ts'
import { type LoadedApp, readApp } from './loaded-app.ts'
import { Reloads } from './reloads.ts'
import { Secrets } from './secrets.ts'
import type { Services } from './services.ts'
import { Triggers } from './trigger.ts'

/** What the workbench shows. */
export interface WorkbenchOptions {
  /** The folder of the app. */
  readonly folder: string
  /** The folder of the definitions that the app is generated from; undefined for another app. */
  readonly root: string | undefined
}

/** Runs that are kept for comparison, and the characters that they may have together: a batch is half a million of them. */
const keptRuns = 30
const keptCharacters = 16_000_000

/** All that the workbench knows, until it ends. Nothing of it is written to a disk. */
export class State {
  readonly options: WorkbenchOptions
  readonly services: Services
  readonly secrets = new Secrets()
  readonly connections = new Connections()
  readonly reloads = new Reloads()
  readonly triggers: Triggers
  readonly findings: Findings
  readonly #runs: { readonly view: RunView; readonly characters: number }[] = []
  /** What could not be done when the workbench started, or since the app was read. */
  problems: readonly string[] = []
  loaded: LoadedApp
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: WorkbenchOptions, services: Services) {
    this.options = options
    this.services = services
    this.loaded = this.#read()
    this.triggers = new Triggers(this)
    this.findings = new Findings(options)
  }

  get app(): App {
    return this.loaded.app
  }

  /** Reads the app anew. Connections, runs and what was delivered stay. */
  reload(): void {
    this.loaded = this.#read()
    this.findings.forget()
  }

  /** The runs that are kept, the latest first. */
  get runs(): readonly RunView[] {
    return this.#runs.map(({ view }) => view)
  }

  /** Keeps a run in the history. The oldest ones go. */
  keep(view: RunView): void {
    this.#runs.unshift({ view, characters: JSON.stringify(view).length })
    let left = keptCharacters
    const tooMany = this.#runs.findIndex(({ characters }, index) => index === keptRuns || (left -= characters) < 0)
    // The latest one is kept whatever its size.
    if (tooMany !== -1) this.#runs.length = Math.max(1, tooMany)
  }

  /** Does one thing after the other: what the services of the sandbox keep meanwhile is its own doing. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => {})
    return result
  }

  async close(): Promise<void> {
    this.reloads.close()
    await this.triggers.close()
    await this.services.close()
  }

  #read(): LoadedApp {
    const { folder, root } = this.options
    const identityFile = root === undefined ? undefined : `${root}/app.json`
    return readApp(folder, identityFile, { fetch: this.services.fetch })
  }
}
