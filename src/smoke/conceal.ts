import { isCollection } from '../iml/index.ts'
import type { AppDefinition } from '../runtime/index.ts'

/** Shorter texts are words, such as `v2`, and would hide much else. */
const shortest = 6

/**
 * Hides the constants of an app and its connections, which may be secrets, wherever they appear in a text. Addresses stay: a
 * constant that is one is no secret.
 */
export function concealer(definition: AppDefinition): (text: string) => string {
  const secrets = new Set<string>()
  const collect = (value: unknown, level: number): void => {
    if (level > 10) return
    if (typeof value === 'string' && value.length >= shortest && !/^https?:\/\//.test(value)) secrets.add(value)
    else if (Array.isArray(value)) for (const one of value) collect(one, level + 1)
    else if (isCollection(value)) for (const one of Object.values(value)) collect(one, level + 1)
  }
  collect(definition.common, 0)
  for (const { common } of Object.values(definition.connections ?? {})) collect(common, 0)
  const longestFirst = [...secrets].toSorted((one, other) => other.length - one.length)
  return (text) => longestFirst.reduce((shown, secret) => shown.replaceAll(secret, '*****'), text)
}
