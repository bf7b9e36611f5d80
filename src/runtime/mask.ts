import { type Collection, isCollection, setMember } from './collection.ts'

/** What stands in a log in place of a sanitised value. Make does not document its own text. */
export const maskText = '*****'

/** Levels of a body that a log shows. */
const maxDepth = 100

/** Depth at which the body stands in an exchange: `request.body`. */
const bodyLevel = 2

/** Values shorter than this are masked where a path names them, but not looked for elsewhere. */
const minSecretLength = 4

/** Paths that begin alike, as a tree: its branches are names in lower case. */
interface MaskTree {
  /** A path ends here: everything below is masked. */
  ends: boolean
  readonly branches: Map<string, MaskTree>
}

/** The paths of `log.sanitize`, ready to use. */
export interface Mask {
  /** Absent without any path: then Make shows no details of requests at all. */
  readonly tree: MaskTree | undefined
  /** Headers of the request that are sanitised, in lower case. */
  readonly headerNames: readonly string[]
  /** Query parameters that are sanitised, in lower case. */
  readonly queryNames: readonly string[]
}

/**
 * Reads dot paths such as `` request.headers.`X-API-KEY` `` or `response.body.items[].token`. Letter case does not
 * matter; an index applies to every item of a list.
 * https://developers.make.com/custom-apps-documentation/app-components/base/sanitization
 */
export function maskOf(sanitize: readonly string[]): Mask {
  const paths = sanitize.map(segments).filter((path) => path.length > 0)
  const namesUnder = (section: string): string[] =>
    paths.flatMap((path) => {
      const name = path[0] === 'request' && path[1] === section ? path[2] : undefined
      return name === undefined || path.length > 3 ? [] : [name]
    })
  return { tree: treeOf(paths), headerNames: namesUnder('headers'), queryNames: namesUnder('qs') }
}

/**
 * Copies a value with what the paths lead to replaced by `*****`. The texts and numbers that were replaced are added to
 * `secrets`.
 */
export function maskPaths(value: unknown, tree: MaskTree, secrets: Set<string>): unknown {
  return maskBelow(value, tree, secrets, 0)
}

/**
 * Replaces each secret, plain, percent-encoded or escaped for JSON, in every text of the copy that `maskPaths` made. A value
 * without any is given back as it is.
 */
export function maskSecrets(value: unknown, secrets: ReadonlySet<string>): unknown {
  return mentions(value, secrets) ? replaceSecrets(value, secrets) : value
}

function mentions(value: unknown, secrets: ReadonlySet<string>): boolean {
  if (typeof value === 'string') {
    for (const secret of secrets) if (value.includes(secret)) return true
    return false
  }
  if (Array.isArray(value)) return value.some((item) => mentions(item, secrets))
  if (!isCollection(value)) return false
  for (const name of Object.keys(value)) {
    if (mentions(name, secrets) || mentions(value[name], secrets)) return true
  }
  return false
}

function replaceSecrets(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return maskIn(value, secrets)
  if (Array.isArray(value)) return value.map((item) => replaceSecrets(item, secrets))
  if (!isCollection(value)) return value
  const copy: Collection = {}
  for (const [name, one] of Object.entries(value)) setMember(copy, maskIn(name, secrets), replaceSecrets(one, secrets))
  return copy
}

/** A copy of a value as deep as a log shows it. Dates and bytes are kept as they are. */
export function snapshot(value: unknown, level = 0): unknown {
  if (typeof value !== 'object' || value === null || level === maxDepth) return value
  if (value instanceof Date || value instanceof Uint8Array) return value
  if (Array.isArray(value)) return value.map((item) => snapshot(item, level + 1))
  const copy: Collection = {}
  for (const name of Object.keys(value)) setMember(copy, name, snapshot((value as Collection)[name], level + 1))
  return copy
}

/** Replaces each secret in a text. */
export function maskIn(text: string, secrets: ReadonlySet<string>): string {
  let masked = text
  for (const secret of secrets) if (masked.includes(secret)) masked = masked.replaceAll(secret, maskText)
  return masked
}

function segments(path: string): string[] {
  return [...path.matchAll(/`([^`]*)`|([^.`[\]]+)|\[[^[\]]*\]/g)]
    .map((match) => (match[1] ?? match[2] ?? '').trim().toLowerCase())
    .filter((segment) => segment !== '')
}

function treeOf(paths: readonly (readonly string[])[]): MaskTree | undefined {
  if (paths.length === 0) return undefined
  const root: MaskTree = { ends: false, branches: new Map() }
  for (const path of paths) {
    let tree = root
    for (const segment of path) {
      let branch = tree.branches.get(segment)
      if (branch === undefined) tree.branches.set(segment, (branch = { ends: false, branches: new Map() }))
      tree = branch
    }
    tree.ends = true
  }
  return root
}

/** `tree` is what is left of the paths that lead here; undefined where none does. */
function maskBelow(value: unknown, tree: MaskTree | undefined, secrets: Set<string>, level: number): unknown {
  if (tree?.ends === true && value !== undefined) {
    collect(value, secrets)
    return maskText
  }
  // Members that a path names may be inside a text, such as JSON that was sent as text or could not be parsed.
  if (typeof value === 'string') return tree !== undefined && value !== '' && level >= bodyLevel ? maskText : value
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (value instanceof Uint8Array) return `<${value.byteLength} bytes>`
  if (level === maxDepth) return '…'
  if (Array.isArray(value)) return value.map((item) => maskBelow(item, tree, secrets, level + 1))
  const copy: Collection = {}
  for (const name of Object.keys(value)) {
    const branch = tree?.branches.get(name.toLowerCase())
    setMember(copy, name, maskBelow((value as Collection)[name], branch, secrets, level + 1))
  }
  return copy
}

/**
 * What is secret in `Bearer <token>` and `Basic <base64>`: services quote the token or the key without the scheme. Of user and
 * password it is the password, or the user where keys are sent without one.
 */
function credentialsIn(text: string): string[] {
  const [, scheme, credentials] = /^(Basic|Bearer|Token)\s+(\S+)$/i.exec(text) ?? []
  if (scheme === undefined || credentials === undefined) return []
  if (scheme.toLowerCase() !== 'basic') return [credentials]
  const pair = Buffer.from(credentials, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  return colon === -1 ? [credentials] : [credentials, pair.slice(colon + 1) || pair.slice(0, colon)]
}

function collect(value: unknown, secrets: Set<string>, level = 0): void {
  if (typeof value === 'string' || typeof value === 'number') {
    for (const text of [String(value), ...credentialsIn(String(value))]) {
      if (text.length < minSecretLength) continue
      secrets.add(text)
      // Nothing in it is written in another way elsewhere.
      if (/^[\w.-]+$/.test(text)) continue
      secrets.add(encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')))
      secrets.add(JSON.stringify(text).slice(1, -1))
    }
  } else if (typeof value === 'object' && value !== null && level < maxDepth && !(value instanceof Uint8Array)) {
    for (const one of Object.values(value)) collect(one, secrets, level + 1)
  }
}
