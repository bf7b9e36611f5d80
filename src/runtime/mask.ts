import { type Collection, isCollection, setMember } from './collection.ts'

/** What stands in a log in place of a sanitised value. Make does not document its own text. */
export const maskText = '*****'

/** Levels of a body that a log shows. */
const maxDepth = 100

/** Depth at which the body stands in an exchange: `request.body`. */
const bodyLevel = 2

/** Values shorter than this are masked where a path names them, but not looked for elsewhere. */
const minSecretLength = 4

type Path = readonly string[]

/** The paths of `log.sanitize`, ready to use. Without any path Make shows no details of requests at all. */
export interface Mask {
  readonly paths: readonly Path[]
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
  return { paths, headerNames: namesUnder('headers'), queryNames: namesUnder('qs') }
}

/**
 * Copies a value with what the paths lead to replaced by `*****`. The texts and numbers that were replaced are added to
 * `secrets`.
 */
export function maskPaths(value: unknown, paths: readonly Path[], secrets: Set<string>): unknown {
  return maskBelow(value, paths, 0, secrets)
}

/** Replaces each secret, plain, percent-encoded or escaped for JSON, in every text of the copy that `maskPaths` made. */
export function maskSecrets(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return maskIn(value, secrets)
  if (Array.isArray(value)) return value.map((item) => maskSecrets(item, secrets))
  if (!isCollection(value)) return value
  const copy: Collection = {}
  for (const [name, one] of Object.entries(value)) setMember(copy, maskIn(name, secrets), maskSecrets(one, secrets))
  return copy
}

/** Replaces each secret in a text. */
export function maskIn(text: string, secrets: ReadonlySet<string>): string {
  let masked = text
  for (const secret of secrets) if (masked.includes(secret)) masked = masked.replaceAll(secret, maskText)
  return masked
}

function segments(path: string): string[] {
  return [...path.matchAll(/`([^`]*)`|([^.`[\]]+)|\[[^\]]*\]/g)]
    .map((match) => (match[1] ?? match[2] ?? '').trim().toLowerCase())
    .filter((segment) => segment !== '')
}

/** `paths` lead on from here; their segments before `depth` have been walked. */
function maskBelow(value: unknown, paths: readonly Path[], depth: number, secrets: Set<string>, level = 0): unknown {
  if (value !== undefined && paths.some((path) => path.length === depth)) {
    collect(value, secrets)
    return maskText
  }
  // Members that a path names may be inside a text, such as JSON that was sent as text or could not be parsed.
  if (typeof value === 'string' && value !== '' && level >= bodyLevel && paths.length > 0) return maskText
  if (value instanceof Uint8Array) return `<${value.byteLength} bytes>`
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (level === maxDepth) return '…'
  if (Array.isArray(value)) return value.map((item) => maskBelow(item, paths, depth, secrets, level + 1))
  const copy: Collection = {}
  for (const [name, one] of Object.entries(value)) {
    const normal = name.toLowerCase()
    const onward = paths.filter((path) => path[depth] === normal)
    setMember(copy, name, maskBelow(one, onward, depth + 1, secrets, level + 1))
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
      secrets.add(encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')))
      secrets.add(JSON.stringify(text).slice(1, -1))
    }
  } else if (typeof value === 'object' && value !== null && level < maxDepth && !(value instanceof Uint8Array)) {
    for (const one of Object.values(value)) collect(one, secrets, level + 1)
  }
}
