import { toText } from '../iml/index.ts'
import { type Collection, isCollection, member, setMember, typeName } from './collection.ts'
import { InvalidConfigurationError, UnsupportedError } from './errors.ts'
import type { RequestPlan } from './request/plan.ts'
import { compileOptional, type Template } from './template.ts'

/** `pagination` of a request, compiled. */
export interface PaginationPlan {
  readonly place: string
  /** The request for a further page. */
  readonly request: RequestPlan
  /** Its own url, when it has one: no text there is no further page. */
  readonly url: Template | undefined
  readonly condition: Template | undefined
}

/** The variable `pagination`. Make documents the page alone; offset and limit are for services that count items. */
export interface PagePosition {
  readonly page: number
  readonly offset: number
  readonly limit: number
}

export const firstPage: PagePosition = { page: 1, offset: 0, limit: 20 }

const largestPage = 500
/** When two names are the same. */
const normal = { headers: (name: string) => name.toLowerCase(), qs: (name: string) => name }
const known = new Set(['mergeWithParent', 'url', 'method', 'headers', 'qs', 'body', 'condition'])

/** Where the next page begins: behind this one, and five times as long until a page has 500 items. */
export function pageAfter({ page, offset, limit }: PagePosition): PagePosition {
  return { page: page + 1, offset: offset + limit, limit: Math.min(limit * 5, largestPage) }
}

/**
 * Reads `pagination`. Its url, method and body replace those of the request, headers and query go over them by name. With
 * `mergeWithParent: false` only what `pagination` itself says is sent, to the url of the request if it gives none.
 * https://developers.make.com/custom-apps-documentation/component-blocks/api/pagination
 *
 * @throws InvalidConfigurationError when it is no collection, UnsupportedError for a directive that it does not have in Make.
 */
export function compilePagination(
  pagination: unknown,
  request: RequestPlan | undefined,
  place: string,
): PaginationPlan | undefined {
  if (pagination === undefined || pagination === null || request === undefined) return undefined
  if (!isCollection(pagination)) {
    throw new InvalidConfigurationError(`${place}: expected a collection, but found ${typeName(pagination)}.`)
  }
  const unknown = Object.keys(pagination).find((name) => !known.has(name))
  if (unknown !== undefined) throw new UnsupportedError(`pagination.${unknown}`, `${place}.${unknown}`)
  const merge = mergesWithParent(pagination, place)
  const own = (name: string): Template | undefined => compileOptional(member(pagination, name), `${place}.${name}`)
  const or = (name: 'method' | 'body'): Template | undefined =>
    member(pagination, name) === undefined && merge ? request[name] : own(name)
  const parents = (name: 'headers' | 'qs'): Template[] =>
    merge ? request[name].map((layer) => without(layer, member(pagination, name), normal[name])) : []
  const layer = (name: 'headers' | 'qs'): Template[] => [own(name)].filter((template) => template !== undefined)
  const url = own('url')
  const query = [...parents('qs'), ...(url === undefined ? [] : [queryOf(url)]), ...layer('qs')]
  return {
    place,
    url,
    condition: own('condition'),
    request: {
      ...request,
      place,
      url: url ?? request.url,
      method: or('method'),
      body: or('body'),
      headers: [...parents('headers'), ...layer('headers')],
      // A url on its own keeps its query as it is written.
      qs: query.length === 1 && url !== undefined ? [] : query,
    },
  }
}

function mergesWithParent(pagination: Collection, place: string): boolean {
  const merge = member(pagination, 'mergeWithParent') ?? true
  if (typeof merge === 'boolean') return merge
  throw new InvalidConfigurationError(`${place}.mergeWithParent: expected true or false, but found ${typeName(merge)}.`)
}

/**
 * The layer without the names that `over` gives again: they count as given even if their new values turn out empty. Nothing is
 * known of the names of an expression as a whole.
 */
function without(layer: Template, over: unknown, normalize: (name: string) => string): Template {
  if (!isCollection(over)) return layer
  const names = new Set(Object.keys(over).map(normalize))
  return {
    place: layer.place,
    evaluate: (scope) => {
      const value = layer.evaluate(scope)
      if (!isCollection(value)) return value
      const kept: Collection = {}
      for (const [name, one] of Object.entries(value)) if (!names.has(normalize(name))) setMember(kept, name, one)
      return kept
    },
  }
}

/**
 * The query of the address of a further page, as a layer over that of the request. Services put the cursor there, and a
 * query of the request that replaced it, as it does elsewhere, would ask for the first page again and again.
 */
function queryOf(url: Template): Template {
  return {
    place: url.place,
    evaluate: (scope) => {
      const [, search = ''] = /^[^?#]*\?([^#]*)/.exec(toText(url.evaluate(scope) ?? '')) ?? []
      const pairs = new URLSearchParams(search)
      const query: Collection = {}
      for (const name of new Set(pairs.keys())) {
        const values = pairs.getAll(name)
        setMember(query, name, values.length === 1 ? values[0] : values)
      }
      return query
    },
  }
}
