import type { InheritedRequest } from '../base.ts'
import { member } from '../collection.ts'
import { type Mask, maskOf } from '../mask.ts'
import { refuseUnknownSigning, signaturePaths, type SigningPlan } from '../signing/index.ts'
import { compileOptional, compileTemplate, type Template } from '../template.ts'

/** The directives of a request that describe its transport, compiled. */
export interface RequestPlan {
  readonly place: string
  readonly url: Template
  readonly baseUrl: Template | undefined
  readonly encodeUrl: boolean
  readonly method: Template | undefined
  readonly headers: readonly Template[]
  readonly qs: readonly Template[]
  readonly body: Template | undefined
  readonly type: Template | undefined
  readonly timeout: Template | undefined
  readonly ca: Template | undefined
  /** Absent for a request that is not signed. */
  readonly signing: SigningPlan | undefined
  readonly gzip: boolean
  readonly followRedirects: boolean
  readonly followAllRedirects: boolean
  readonly mask: Mask
}

/** Compiles the transport of a request; undefined for one without `url`, which sends nothing. */
export function compileRequest(inherited: InheritedRequest, place: string): RequestPlan | undefined {
  const { request, defaults, sanitize } = inherited
  const url = member(request, 'url')
  if (url === undefined || url === null || url === '') return undefined
  const optional = (name: string): Template | undefined => compileOptional(member(request, name), `${place}.${name}`)
  const layers = (name: 'headers' | 'qs'): Template[] => [
    ...(defaults[name] === undefined ? [] : [compileTemplate(defaults[name], `base.${name}`)]),
    ...(member(request, name) === undefined ? [] : [compileTemplate(member(request, name), `${place}.${name}`)]),
  ]
  const given = (name: string): boolean => (member(request, name) ?? undefined) !== undefined
  const signs = given('aws') || given('oauth')
  refuseUnknownSigning(request, place)
  const enabled = (...names: string[]): boolean => !names.some((name) => member(request, name) === false)
  return {
    place,
    url: compileTemplate(url, `${place}.url`),
    baseUrl: compileOptional(member(request, 'baseUrl'), `base.baseUrl`),
    encodeUrl: enabled('encodeUrl'),
    method: optional('method'),
    headers: layers('headers'),
    qs: layers('qs'),
    body: optional('body'),
    type: optional('type'),
    timeout: optional('timeout'),
    ca: optional('ca'),
    signing: signs ? { place, aws: optional('aws'), oauth: optional('oauth') } : undefined,
    gzip: member(request, 'gzip') === true,
    followRedirects: enabled('followRedirects', 'followRedirect'),
    followAllRedirects: enabled('followAllRedirects', 'followAllRedirect'),
    // Without any path Make shows no details, so that there is nothing to mask.
    mask: maskOf(signs && sanitize.length > 0 ? [...sanitize, ...signaturePaths] : sanitize),
  }
}
