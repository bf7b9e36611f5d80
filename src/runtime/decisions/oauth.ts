import type { Decision } from './decision.ts'

/** What is done about OAuth connections where Make's documentation leaves it open. */
export const oauthDecisions: readonly Decision[] = [
  {
    id: 'oauth-state',
    question: 'Which answers to an authorization are taken?',
    decision:
      'Those whose `state` is the one in the address. It is added to the address unless `qs` gives one; OAuth 1 has none.',
    file: 'oauth/complete.ts',
  },
  {
    id: 'oauth-denied',
    question: 'What if the service comes back with `error`, and `authorize` has no `valid`?',
    decision: 'The flow ends there: with the `error` of the definition, else a RuntimeError that quotes the service.',
    file: 'oauth/complete.ts',
  },
  {
    id: 'oauth-redirect-uri',
    question: 'Which addresses are the three redirect variables?',
    decision: 'The one that the caller gives; without it those that Make documents, whatever the name of the app.',
    file: 'oauth/grant.ts',
  },
  {
    id: 'oauth-lists',
    question: 'May a stage be a list of requests?',
    decision: 'Yes, as in published apps; only `authorize` is one request.',
    file: 'oauth/plan.ts',
  },
  {
    id: 'oauth-token-condition',
    question: 'Does `token` run without `authorize` when it has no `condition: true`?',
    decision: 'Yes. The documentation asks for the condition, and its own example goes without.',
    file: 'oauth/complete.ts',
  },
  {
    id: 'oauth-scope',
    question: 'What is the `scope` of a connection whose token response reports none?',
    decision:
      'What was asked for. What is reported replaces it; outside the token response it is not read, with a warning.',
    file: 'oauth/grant.ts',
  },
  {
    id: 'oauth-refresh',
    question: 'When is a connection refreshed?',
    decision:
      'Before each run of a module, an RPC or the registration of a webhook, if the condition of `refresh` holds; without a condition each time. InvalidAccessTokenError does not refresh anything.',
    file: 'oauth/index.ts',
  },
  {
    id: 'oauth-expired',
    question: 'What becomes of a run whose connection is past `response.expires`?',
    decision: 'InvalidAccessTokenError before any request.',
    file: 'oauth/index.ts',
  },
  {
    id: 'oauth-stored-date',
    question: 'Is `data.expires` a date when it comes back from the store?',
    decision: 'Yes, in the variables of the connection, if its text is what JSON makes of a date.',
    file: 'oauth/renew.ts',
  },
]
