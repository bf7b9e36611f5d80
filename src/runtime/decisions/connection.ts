import type { Decision } from './decision.ts'

/** What is done about connections of any type, and their installation, where Make's documentation leaves it open. */
export const connectionDecisions: readonly Decision[] = [
  {
    id: 'connection-repeat',
    question: 'May a request of a connection, or of the registration of a webhook, be repeated?',
    decision: 'Yes, with `repeat` as in a module; what the last answer says is stored.',
    file: 'single.ts',
  },
  {
    id: 'connection-choice',
    question: 'Which connection is used by a component that names an `altConnection` as well?',
    decision: 'Its `connection`, unless the caller says `connectionName`; a third one is refused.',
    file: 'oauth/index.ts',
  },
  {
    id: 'install',
    question: 'What does an installation do with the form of `installSpec`?',
    decision:
      'It evaluates `install.common` with the values as `parameters`; the result goes over `common` of the app or the connection. Any other directive is refused.',
    file: 'install.ts',
  },
]
