import type { CheckedApp } from '../../model/app.ts'
import type { JsonNode } from '../../model/json-node.ts'
import type { PlacedTemplate, Request } from '../../model/request.ts'
import { namesIn, secretFlowOf } from '../../model/secrets.ts'

/** A secret on its way out: `request.headers.authorization`. */
export interface Sink {
  readonly template: PlacedTemplate
  readonly request: Request
  readonly secret: string
  /** From the request, without positions: `['headers', 'authorization']`. */
  readonly path: readonly string[]
  /** The request itself, or the one of an OAuth connection that it stands in, such as `token`. */
  readonly sender: JsonNode
}

const parts: ReadonlySet<string> = new Set(['url', 'baseUrl', 'headers', 'qs', 'body'])

/** The requests that an OAuth connection consists of. `authorize` is a page that the browser of the user opens. */
const oauthRequests: ReadonlySet<string> = new Set([
  'preauthorize',
  'requestToken',
  'accessToken',
  'token',
  'refresh',
  'info',
  'invalidate',
])

/** Where the requests of an app send its secrets. */
export function sinksIn(app: CheckedApp): Sink[] {
  return app.requests
    .filter((request) => !(request.component?.kind === 'webhook' && request.section === 'api'))
    .flatMap((request) => {
      const flow = secretFlowOf(app, request.component)
      return flow.isEmpty ? [] : request.templates.flatMap((template) => sinksOf(request, template, flow))
    })
}

function sinksOf(request: Request, template: PlacedTemplate, flow: ReturnType<typeof secretFlowOf>): Sink[] {
  const [first] = template.directive
  const isOauth = request.component?.kind === 'connection' && typeof first === 'string' && oauthRequests.has(first)
  const below = isOauth || first === 'pagination' ? template.directive.slice(1) : template.directive
  if (!parts.has(String(below[0]))) return []
  const sender = (isOauth ? request.directive(first) : undefined) ?? request.node
  const [part = '', ...rest] = namesIn(below)
  const start = part === 'baseUrl' ? 'url' : part
  return flow.leaksOf(template).map(({ secret, path }) => {
    const whole = start === 'url' ? ['url'] : [start, ...rest, ...path]
    return { template, request, secret, path: whole, sender }
  })
}

/** The texts in `log.sanitize` of a request. */
export function sanitizedBy(request: JsonNode | undefined): readonly JsonNode[] {
  return request?.at('log', 'sanitize')?.items ?? []
}

/** Whether a path of `log.sanitize` masks what stands at a path such as `['request', 'headers', 'authorization']`. */
export function masks(sanitized: JsonNode, path: readonly string[]): boolean {
  const steps = (sanitized.text ?? '').replaceAll('`', '').toLowerCase().split('.').filter(isName)
  const wanted = path.filter(isName).map((step) => step.toLowerCase())
  // A header or member whose name has dots is one step here and several there.
  return steps.length > 0 && `${wanted.join('.')}.`.startsWith(`${steps.join('.')}.`)
}

const isName = (step: string): boolean => !/^\d+$/.test(step)
