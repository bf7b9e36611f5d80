import type { Context, Hono } from 'hono'
import { regionOf } from '../hosts.ts'
import type { Source, WorkspaceToken } from '../options.ts'
import type { SandboxEnv } from '../receive.ts'
import { refusePublicApi } from './public-api-errors.ts'
import { pageOf } from './public-api-pages.ts'
import type { TrackingPlan } from './tracking-plan.ts'
import { describeDestinations, describePlan, describeRules, describeSource, idOf } from './workspace.ts'

type Answer = (token: WorkspaceToken, context: Context<SandboxEnv>) => Response

const page = (context: Context<SandboxEnv>, key: string, items: readonly object[]): Response =>
  pageOf(key, items, context.req.query())

/**
 * Adds what the Public API says of a workspace: itself, its sources, destinations and tracking plans. Whatever is wrong with a
 * token is 401, also that it belongs to the other region. https://docs.segmentapis.com/
 */
export function addPublicApi(
  app: Hono<SandboxEnv>,
  tokens: readonly WorkspaceToken[],
  sources: readonly Source[],
): void {
  const get = (path: string, answer: Answer) =>
    app.get(path, (context) => {
      const token = tokenOf(context, tokens)
      return token === undefined
        ? refusePublicApi(401, 'The token is missing, wrong, or of a workspace in the other region.')
        : answer(token, context)
    })
  const sourcesOf = ({ region }: WorkspaceToken) => sources.filter((source) => source.region === region)

  get('/', ({ workspace }, context) => context.json({ data: { workspace } }))
  get('/sources', (token, context) =>
    page(
      context,
      'sources',
      sourcesOf(token).map((source) => describeSource(source, token)),
    ),
  )
  get('/sources/:id/connected-destinations', (token, context) => {
    const source = sourcesOf(token).find((candidate) => idOf(candidate) === context.req.param('id'))
    if (source === undefined) return refusePublicApi(404, 'There is no such source.')
    return page(context, 'destinations', describeDestinations(source))
  })
  get('/destinations', (token, context) =>
    page(context, 'destinations', sourcesOf(token).flatMap(describeDestinations)),
  )

  const withPlans = (
    path: string,
    answer: (plans: readonly TrackingPlan[], context: Context<SandboxEnv>) => Response,
  ) =>
    get(path, ({ trackingPlans }, context) =>
      trackingPlans === undefined
        ? refusePublicApi(403, 'The workspace does not have Protocols.')
        : answer(trackingPlans, context),
    )
  const withPlan = (path: string, answer: (plan: TrackingPlan, context: Context<SandboxEnv>) => Response) =>
    withPlans(path, (plans, context) => {
      const plan = plans.find(({ id }) => id === context.req.param('id'))
      return plan === undefined ? refusePublicApi(404, 'There is no such tracking plan.') : answer(plan, context)
    })
  withPlans('/tracking-plans', (plans, context) => {
    const type = context.req.query('type')
    const wanted = plans.filter((plan) => type === undefined || type === (plan.type ?? 'LIVE'))
    return page(context, 'trackingPlans', wanted.map(describePlan))
  })
  withPlan('/tracking-plans/:id', (plan, context) => context.json({ data: { trackingPlan: describePlan(plan) } }))
  withPlan('/tracking-plans/:id/rules', (plan, context) => page(context, 'rules', describeRules(plan)))
}

/** The token that a request comes with, if the workspace lives where the request was meant to go. */
function tokenOf(context: Context<SandboxEnv>, tokens: readonly WorkspaceToken[]): WorkspaceToken | undefined {
  const { headers, host } = context.get('received')
  const given = /^bearer\s+(?<token>\S+)\s*$/i.exec(headers.authorization ?? '')?.groups?.token
  const region = regionOf(host)
  return tokens.find((known) => known.token === given && (region === undefined || known.region === region))
}
