import { readFileSync } from 'node:fs'

/** The cases in `test/cases/ramen/<name>.json`. */
export function cases(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../cases/ramen/${name}.json`, import.meta.url), 'utf8'))
}
