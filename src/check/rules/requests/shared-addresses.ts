import type { CheckedApp } from '../../model/app.ts'
import type { JsonNode } from '../../model/json-node.ts'
import type { Request } from '../../model/request.ts'

/** An absolute address that is written out, as a whole or at the beginning of a text in an expression. */
export interface LiteralAddress {
  readonly node: JsonNode
  readonly request: Request
  readonly address: string
  readonly isBaseUrl: boolean
}

/** Every absolute address that the requests of an app write out. */
export function literalAddressesIn(app: CheckedApp): LiteralAddress[] {
  return app.requests.flatMap((request) =>
    [...request.node.all()].flatMap((node) => {
      const name = node.path.at(-1)
      if ((name !== 'url' && name !== 'baseUrl') || node.text === undefined || !isAddress(request, node)) return []
      const found = node.text.matchAll(/(?:^|['"])(https?:\/\/[^'"\s]*)/gi)
      return [...found].map(([, address = '']) => ({ node, request, address, isBaseUrl: name === 'baseUrl' }))
    }),
  )
}

/** Bodies and outputs have members called `url`, too. */
function isAddress(request: Request, node: JsonNode): boolean {
  const path = node.path.slice(request.node.path.length)
  return (
    path.length === 1 || path[0] === 'pagination' || (path.length === 2 && request.component?.kind === 'connection')
  )
}

/** The host of an address in lower case, without its port; undefined where an expression says it. */
export function hostOf(address: string): string | undefined {
  const [, authority = ''] = /^https?:\/\/([^/?#]*)/i.exec(address) ?? []
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d+$/, '')
  return host === '' || host.includes('{{') ? undefined : host.toLowerCase()
}
