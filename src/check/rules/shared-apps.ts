import type { AppFragment, ComponentFragment } from '../fragment.ts'

/** A password and what a connection needs to be right otherwise. */
export const apiKey = { name: 'apiKey', type: 'password', label: 'API key', required: true }

/** A connection that checks its key, with anything that an example changes. */
export function connectionWith(changes: ComponentFragment = {}): ComponentFragment {
  return {
    label: 'Mailer',
    type: 'basic',
    parameters: [apiKey],
    api: {
      url: 'https://api.example.com/me',
      headers: { authorization: 'Bearer {{parameters.apiKey}}' },
      log: { sanitize: ['request.headers.authorization'] },
    },
    ...changes,
  }
}

/** An app of one module, `send`, with a connection. */
export function moduleWith(module: ComponentFragment, app: AppFragment = {}): AppFragment {
  return {
    connections: { mailer: connectionWith() },
    modules: { send: { type: 'action', crud: 'create', connection: 'mailer', ...module } },
    ...app,
  }
}

/** An app of one module whose form has these fields. */
export const formWith = (...expect: unknown[]): AppFragment => ({ modules: { send: { crud: 'create', expect } } })
