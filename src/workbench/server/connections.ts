import { randomUUID } from 'node:crypto'
import type { Collection } from '../../runtime/collection.ts'
import type { ConnectionView } from '../contract.ts'
import { ProblemError } from './problem.ts'

/** A verified connection. `data` is what modules see and never leaves the server. */
export interface KeptConnection extends ConnectionView {
  readonly data: Collection
}

/** The connections of the workbench, which are forgotten when it ends. */
export class Connections {
  readonly #kept = new Map<string, KeptConnection>()

  keep(connection: Omit<KeptConnection, 'id'>): ConnectionView {
    const kept = { ...connection, id: randomUUID() }
    this.#kept.set(kept.id, kept)
    return viewOf(kept)
  }

  /** Takes over what a service renewed. */
  renew(id: string, data: Collection): void {
    const known = this.#kept.get(id)
    if (known !== undefined) this.#kept.set(id, { ...known, data })
  }

  /** Throws ProblemError 404 when there is none of this id. */
  find(id: string): KeptConnection {
    const known = this.#kept.get(id)
    if (known !== undefined) return known
    throw new ProblemError(404, 'There is no such connection any more. Choose or create another one.')
  }

  /** Throws ProblemError 404 when there is none of this id. */
  remove(id: string): void {
    this.find(id)
    this.#kept.delete(id)
  }

  views(): ConnectionView[] {
    return [...this.#kept.values()].map(viewOf)
  }
}

function viewOf({ data: _, ...view }: KeptConnection): ConnectionView {
  return view
}
