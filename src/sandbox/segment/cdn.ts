import type { Context, Hono } from 'hono'
import type { RamenOrganization, Source } from '../options.ts'
import type { SandboxEnv } from '../receive.ts'
import { destinationsOf } from './workspace.ts'

/**
 * Adds what Segment's CDN serves for a write key: its settings, and the names of its destinations as `integrations` must
 * spell them. An unknown key is 404. One host serves both regions.
 */
export function addCdn(app: Hono<SandboxEnv>, sources: readonly Source[], { organizationId }: RamenOrganization): void {
  const answer = (context: Context<SandboxEnv>, shape: (source: Source) => unknown): Response => {
    const source = sources.find(({ writeKey }) => writeKey === context.req.param('writeKey'))
    return source === undefined ? refuseCdn(404) : context.json(shape(source))
  }
  app.get('/v1/projects/:writeKey/settings', (context) =>
    answer(context, (source) => ({
      integrations: {
        'Segment.io': { apiKey: source.writeKey, apiHost: apiHosts[source.region] },
        // Public settings only, as on Segment's CDN: Ramen's API key is not among them.
        ...(source.ramen !== false ? { Ramen: { organization_id: organizationId } } : {}),
      },
      plan: { track: { __default: { enabled: true, integrations: {} } } },
    })),
  )
  app.get('/v1/projects/:writeKey/integrations', (context) =>
    answer(context, (source) => {
      const names = ['Segment.io', ...destinationsOf(source)]
      return names.map((name) => ({ name, creationName: name }))
    }),
  )
}

/** What the CDN answers when it has nothing to serve. */
export function refuseCdn(status: 400 | 404 | 413 | 500): Response {
  return new Response(status === 404 ? 'Not Found' : 'Bad Request', { status })
}

const apiHosts = { us: 'api.segment.io/v1', eu: 'events.eu1.segmentapis.com/v1' } as const
