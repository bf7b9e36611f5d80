import { type Collection, isCollection, member } from './collection.ts'
import { UnsupportedError } from './errors.ts'

const request = [
  'url',
  'encodeUrl',
  'method',
  'headers',
  'qs',
  'body',
  'type',
  'temp',
  'condition',
  'gzip',
  'followRedirects',
  'followAllRedirects',
  'followRedirect',
  'followAllRedirect',
  'log',
  'timeout',
  'ca',
  'oauth',
  'response',
]

/** Connections cannot sign for AWS; whatever else makes requests can. What is repeated ends with its condition. */
const signed = [...request, 'aws']
const repeatable = ['repeat', 'while']

/** What may be made more than once: for further pages, or until its condition no longer holds. */
const manifold = [...signed, ...repeatable, 'pagination']

const response = ['type', 'valid', 'error', 'temp']

/** What makes a result of an answer. */
const resulting = [...response, 'iterate', 'output', 'wrapper', 'limit']

/** The directives that the runtime executes, by kind of component. Whatever else a definition holds stops the run. */
const supported = {
  base: { request: new Set([...signed, 'baseUrl', 'pagination']), response: new Set(resulting) },
  module: { request: new Set(manifold), response: new Set(resulting) },
  trigger: { request: new Set(manifold), response: new Set([...resulting, 'trigger']) },
  rpc: { request: new Set(manifold), response: new Set(resulting) },
  /** Attach, detach and update of a webhook. */
  registration: { request: new Set([...signed, ...repeatable]), response: new Set([...response, 'data']) },
  connection: {
    request: new Set([...request, ...repeatable]),
    response: new Set([...response, 'data', 'metadata', 'uid']),
  },
  /** A request of an OAuth connection. */
  grant: {
    request: new Set([...request, ...repeatable]),
    response: new Set([...response, 'data', 'metadata', 'uid', 'expires', 'scope']),
  },
} as const

export type RequestOwner = keyof typeof supported

/** Directives about the transport, which a step without url ignores, known or not. */
const transport = new Set(['aws', 'oauth', 'ca', 'pagination'])

/**
 * Stops at the first directive that the runtime would have to leave out. `null` counts as not given.
 *
 * @throws UnsupportedError that names the directive and its place.
 */
export function refuseUnsupported(section: Collection, owner: RequestOwner, place: string, sends: boolean): void {
  const known = supported[owner]
  for (const [name, value] of Object.entries(section)) {
    if (value === null || value === undefined || known.request.has(name)) continue
    if (!sends && transport.has(name)) continue
    throw new UnsupportedError(name, `${place}.${name}`)
  }
  const answer = member(section, 'response')
  if (!isCollection(answer)) return
  for (const [name, value] of Object.entries(answer)) {
    if (value === null || value === undefined || known.response.has(name)) continue
    throw new UnsupportedError(`response.${name}`, `${place}.response.${name}`)
  }
}
