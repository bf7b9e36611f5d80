import type { Decision } from './decision.ts'

/** What is done about requests where Make's documentation leaves it open. */
export const requestDecisions: readonly Decision[] = [
  {
    id: 'query-replaces',
    question: 'What if both `url` and `qs` give a query?',
    decision: '`qs` replaces the query of the url, and an empty `qs` erases it.',
    file: 'request/prepare.ts',
  },
  {
    id: 'empty-url',
    question: 'What if the expressions of `url` give nothing?',
    decision: 'RuntimeError. Only a literal empty `url` makes a step without request.',
    file: 'request/prepare.ts',
  },
  {
    id: 'empty-pairs',
    question: 'How are null and undefined sent in query, headers, urlencoded and multipart?',
    decision: 'They are left out; "" stays.',
    file: 'request/query.ts',
  },
  {
    id: 'json-nothing',
    question: 'What becomes of undefined and null in a JSON body?',
    decision: 'undefined vanishes, null stays.',
    file: 'request/bytes.ts',
  },
  {
    id: 'nested-pairs',
    question: 'How is a collection sent inside a query or an urlencoded body?',
    decision: 'As JSON text. Make does not support it.',
    file: 'request/query.ts',
  },
  {
    id: 'header-case',
    question: 'In what case do header names travel?',
    decision: 'Lower case, on the wire and in the log; they are compared without regard to case.',
    file: 'request/headers.ts',
  },
  {
    id: 'text-body',
    question: 'How does a collection become a body of type text, and which Content-Type has it?',
    decision: 'As JSON; no Content-Type is set for text and binary.',
    file: 'request/bytes.ts',
  },
  {
    id: 'null-body',
    question: 'What is sent for a body that is null or undefined?',
    decision: 'No body, and no Content-Type.',
    file: 'request/body.ts',
  },
  {
    id: 'redirect-credentials',
    question: 'Which headers follow a redirect to another origin?',
    decision: 'All but Authorization, Proxy-Authorization, Cookie and those that `log.sanitize` names.',
    file: 'request/redirect.ts',
  },
  {
    id: 'custom-ca',
    question: 'Does `ca` add to the known authorities?',
    decision: 'No, it replaces them for this request. Plain http ignores it.',
    file: 'request/trust.ts',
  },
  {
    id: 'signature-redirect',
    question: 'Is a redirect signed?',
    decision: 'Anew on the same origin; not at all on another.',
    file: 'request/send.ts',
  },
  {
    id: 'timeout-longest',
    question: 'What if `timeout` is longer than 300 s?',
    decision: 'It counts as 300 s.',
    file: 'request/timeout.ts',
  },
]
