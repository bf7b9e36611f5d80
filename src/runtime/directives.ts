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
  'response',
]

const response = ['type', 'valid', 'error', 'temp']

/** The directives that the runtime executes, by kind of component. Whatever else a definition holds stops the run. */
const supported = {
  base: { request: new Set([...request, 'baseUrl']), response: new Set([...response, 'iterate', 'output', 'wrapper']) },
  module: { request: new Set(request), response: new Set([...response, 'iterate', 'output', 'wrapper']) },
  connection: { request: new Set(request), response: new Set([...response, 'data', 'metadata', 'uid']) },
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
