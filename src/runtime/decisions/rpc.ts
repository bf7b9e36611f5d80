import type { Decision } from './decision.ts'

/** What is done about RPCs and the forms that they fill where Make's documentation leaves it open. */
export const rpcDecisions: readonly Decision[] = [
  {
    id: 'rpc-query',
    question: 'What if the query of an address and the form give a parameter of the same name?',
    decision: 'The query wins. Its values are texts, lists of texts where a name is repeated.',
    file: 'rpc/calls.ts',
  },
  {
    id: 'rpc-expressions',
    question: 'Are expressions in an address evaluated?',
    decision: 'Yes, against the values of the form; what they yield is text and ends neither value nor name.',
    file: 'rpc/address.ts',
  },
  {
    id: 'rpc-scope',
    question: 'Which parameters has an RPC inside a collection or an item of a list?',
    decision: 'All of the form, and those beside it over them.',
    file: 'rpc/fields.ts',
  },
  {
    id: 'rpc-nothing',
    question: 'What is the result of an RPC that yields nothing?',
    decision: 'An empty list.',
    file: 'rpc/result.ts',
  },
  {
    id: 'rpc-limit',
    question: 'What ends an RPC after 40 s, and what counts towards them?',
    decision: 'ModuleTimeoutError. Time and pauses between repeats; a longer timeout of a request does not help.',
    file: 'rpc/deadline.ts',
  },
  {
    id: 'rpc-dialog-defaults',
    question: 'Do RPCs of a form see defaults of fields that nobody has touched?',
    decision:
      'Yes, those of all fields that are shown, also of later ones. An option with `default: true` is preselected.',
    file: 'rpc/defaults.ts',
  },
  {
    id: 'rpc-circle',
    question: 'How far do RPCs lead to each other?',
    decision:
      'Not at all with the same parameters, 10 times with others; 100 runs and 50 levels of a form. Beyond: InvalidConfigurationError at the field.',
    file: 'rpc/calls.ts',
  },
  {
    id: 'rpc-sample',
    question: 'What if an RPC for samples gives several?',
    decision: 'The first counts.',
    file: 'rpc/dialog.ts',
  },
]
