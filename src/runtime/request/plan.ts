import type { InheritedRequest } from '../base.ts'
import { member } from '../collection.ts'
import { type Mask, maskOf } from '../mask.ts'
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
    gzip: member(request, 'gzip') === true,
    followRedirects: enabled('followRedirects', 'followRedirect'),
    followAllRedirects: enabled('followAllRedirects', 'followAllRedirect'),
    mask: maskOf(sanitize),
  }
}
