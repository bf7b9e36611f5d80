/** What was chosen once and holds for all pages until this one is closed: connections by their type, and the sample bundle. */
const chosen = new Map<string, unknown>()

/** What was chosen under a name; `otherwise` until something was. */
export function chosenAt<T>(name: string, otherwise: T): T {
  return chosen.has(name) ? (chosen.get(name) as T) : otherwise
}

export function choose(name: string, value: unknown): void {
  chosen.set(name, value)
}
