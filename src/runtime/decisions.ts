import { customFunctionDecisions } from './custom-functions/decisions.ts'
import { connectionDecisions } from './decisions/connection.ts'
import type { Decision } from './decisions/decision.ts'
import { formDecisions } from './decisions/form.ts'
import { loadingDecisions } from './decisions/loading.ts'
import { oauthDecisions } from './decisions/oauth.ts'
import { pagingDecisions } from './decisions/paging.ts'
import { requestDecisions } from './decisions/request.ts'
import { responseDecisions } from './decisions/response.ts'
import { rpcDecisions } from './decisions/rpc.ts'
import { signingDecisions } from './decisions/signing.ts'
import { stepsDecisions } from './decisions/steps.ts'
import { triggerDecisions } from './decisions/trigger.ts'
import { webhookDecisions } from './decisions/webhook.ts'

export type { Decision }

/**
 * Every place where Make's behaviour is not settled by https://developers.make.com/custom-apps-documentation. Definitions do
 * well not to depend on any of them.
 */
export const decisions: readonly Decision[] = [
  ...stepsDecisions,
  ...requestDecisions,
  ...signingDecisions,
  ...responseDecisions,
  ...pagingDecisions,
  ...triggerDecisions,
  ...connectionDecisions,
  ...oauthDecisions,
  ...formDecisions,
  ...rpcDecisions,
  ...webhookDecisions,
  ...loadingDecisions,
  ...customFunctionDecisions,
]
