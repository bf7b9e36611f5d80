import { parseJsonc } from '../../runtime/jsonc.ts'
import type { Code } from '../kinds.ts'
import { type Field, type Fields, fieldsOf } from './fields.ts'

/**
 * What a new text of a section breaks in scenarios that were made with the old one, a few words each; empty for sections that describe
 * neither what users fill in nor what they map. A text that is no JSON has no fields to lose.
 */
export function breakingChanges({ describes }: Code, was: string, text: string): string[] {
  if (describes === undefined) return []
  const old = readFields(was)
  const now = readFields(text)
  if (old === undefined || now === undefined) return []
  return describes === 'input' ? [...lost(old, now, 'parameter'), ...demanded(old, now)] : lost(old, now, 'output')
}

function readFields(text: string): Fields | undefined {
  const parsed = parseJsonc(text)
  return 'value' in parsed ? fieldsOf(parsed.value) : undefined
}

function lost(old: Fields, now: Fields, what: 'parameter' | 'output'): string[] {
  return [...old].flatMap(([path, field]) => {
    const next = now.get(path)
    if (next === undefined) return hasLostParent(path, old, now) ? [] : [`${what} '${path}' is removed or renamed`]
    if (next.type !== field.type) return [`${what} '${path}' changes its type from ${field.type} to ${next.type}`]
    return what === 'parameter' ? lostChoices(path, field, next) : []
  })
}

function lostChoices(path: string, old: Field, now: Field): string[] {
  if (old.choices === undefined || now.choices === undefined) return []
  const choices = new Set(now.choices)
  return old.choices
    .filter((choice) => !choices.has(choice))
    .map((choice) => `parameter '${path}' no longer offers '${choice}'`)
}

function demanded(old: Fields, now: Fields): string[] {
  return [...now].flatMap(([path, { isRequired }]) => {
    if (!isRequired || old.get(path)?.isRequired === true) return []
    if (old.has(path)) return [`parameter '${path}' becomes required`]
    // In a collection that is new itself, nobody has left it out yet.
    return parentOf(path) === undefined || old.has(parentOf(path) ?? '')
      ? [`parameter '${path}' is new and required`]
      : []
  })
}

const hasLostParent = (path: string, old: Fields, now: Fields): boolean => {
  const parent = parentOf(path)
  return parent !== undefined && old.has(parent) && !now.has(parent)
}

/** `items` for `items[].price`. */
function parentOf(path: string): string | undefined {
  const end = Math.max(path.lastIndexOf('.'), path.endsWith('[]') ? path.length - 2 : -1)
  return end < 0 ? undefined : path.slice(0, end).replace(/\[\]$/, '')
}
