import type { Reload } from '../contract.ts'

/** Tells the pages that are open when the app was read anew. */
export class Reloads {
  readonly #listeners = new Set<(reload: Reload | undefined) => void>()

  /** Calls `listener` for each reload, and with undefined when the workbench ends. Returns how to stop that. */
  listen(listener: (reload: Reload | undefined) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  announce(reload: Reload): void {
    for (const listener of this.#listeners) listener(reload)
  }

  close(): void {
    for (const listener of this.#listeners) listener(undefined)
    this.#listeners.clear()
  }
}
