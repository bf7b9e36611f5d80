import { isCollection, member } from '../../../runtime/collection.ts'
import { parseJsonc } from '../../../runtime/jsonc.ts'
import { parameterChanges } from './parameters.ts'

const kinds: Readonly<Record<string, string>> = {
  connection: 'connection',
  webhook: 'webhook',
  module: 'module',
  rpc: 'RPC',
  function: 'function',
  endpoint: 'endpoint',
}

/** What is said of a file of which nothing more is known than its name. */
const sections: readonly (readonly [name: RegExp, what: string])[] = [
  [/communication/, 'The requests, or what is made of the answers, changed'],
  [/base/, 'What all modules inherit changed'],
  [/groups/, 'The groups of modules changed'],
  [/samples/, 'The sample changed'],
  [/scope/i, 'The scopes changed'],
  [/readme/i, 'The description for users changed'],
  [/\.png$/, 'The icon changed'],
]

/** What changed in a file of an app, in words; undefined stands for a file that there is not. */
export function summaryOf(path: string, before: string | undefined, after: string | undefined): string[] {
  if (before === undefined) return ['New file']
  if (after === undefined) return ['File removed']
  const [was, is] = [parsed(before), parsed(after)]
  const said =
    path === 'makecomapp.json'
      ? componentChanges(was, is)
      : Array.isArray(was) && Array.isArray(is) && /param|expect|interface/i.test(path)
        ? parameterChanges(was, is, /interface/i.test(path) ? 'output' : 'form')
        : []
  if (said.length > 0) return said
  const name = path.slice(path.lastIndexOf('/') + 1)
  return [sections.find(([pattern]) => pattern.test(name))?.[1] ?? 'Changed']
}

function parsed(text: string): unknown {
  const result = parseJsonc(text)
  return 'value' in result ? result.value : undefined
}

/** Components that came, went, or are called or connected otherwise. */
function componentChanges(was: unknown, is: unknown): string[] {
  return Object.entries(kinds).flatMap(([kind, word]) => {
    const [before, after] = [was, is].map((project) => member(member(project, 'components'), kind))
    const names = new Set([before, after].flatMap((section) => (isCollection(section) ? Object.keys(section) : [])))
    return [...names].flatMap((name) => {
      const [old, fresh] = [member(before, name), member(after, name)]
      if (fresh === undefined || fresh === null) return [`The ${word} ${labelOf(old, name)} is gone`]
      if (old === undefined || old === null) return [`New ${word} ${labelOf(fresh, name)}`]
      return metadataChanges(`${word} ${labelOf(fresh, name)}`, old, fresh)
    })
  })
}

function metadataChanges(what: string, old: unknown, fresh: unknown): string[] {
  if (!isCollection(old) || !isCollection(fresh)) return []
  const keys = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter((key) => key !== 'codeFiles')
  return keys.flatMap((key) => {
    const [before, after] = [member(old, key), member(fresh, key)]
    if (JSON.stringify(before) === JSON.stringify(after)) return []
    return [`The ${key} of the ${what} is ${shown(after)} instead of ${shown(before)}`]
  })
}

function labelOf(component: unknown, name: string): string {
  const label = member(component, 'label')
  return typeof label === 'string' && label !== '' ? label : name
}

/** A value of a definition, as long as a sentence bears it. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
