import type { Decision } from './decision.ts'

/** What is done about steps, chains, bundles and errors where Make's documentation leaves it open. */
export const stepsDecisions: readonly Decision[] = [
  {
    id: 'base-depth',
    question: 'How deep do a request and base merge?',
    decision:
      '`body`, `response` and `pagination` at every depth, lists and scalars replace; `null` and `{}` take back base.',
    file: 'base.ts',
  },
  {
    id: 'base-sanitize',
    question: 'Does `log.sanitize` of a request replace that of base?',
    decision: 'Neither replaces the other: the paths of both count.',
    file: 'base.ts',
  },
  {
    id: 'base-headers',
    question: 'Does a collection of headers or query parameters in a request replace that of base?',
    decision: 'No: it goes over it by name.',
    file: 'base.ts',
  },
  {
    id: 'base-text-headers',
    question:
      'What becomes of base headers or a base query written as one IML text when the request gives a collection?',
    decision: 'The text is evaluated first, the collection of the request goes over the result.',
    file: 'base.ts',
  },
  {
    id: 'signature-inherit',
    question: 'How do `aws` and `oauth` of a request and of base merge?',
    decision: 'By name, the request over base.',
    file: 'base.ts',
  },
  {
    id: 'error-default-type',
    question: 'Which error type has 429 or 5xx when the definition names none?',
    decision: 'RateLimitError and ConnectionError, even when it gives a message.',
    file: 'error-types.ts',
  },
  {
    id: 'chain-result',
    question: 'What is the result of a chain whose last step yields nothing?',
    decision: 'That of the step before: `current || previous`, so that an empty list does replace it.',
    evidence: ['R01'],
    file: 'chain.ts',
  },
  {
    id: 'chain-filter',
    question: 'Is the result of each step checked, or only that of the chain?',
    decision: 'Only that of the chain.',
    file: 'bundles.ts',
  },
  {
    id: 'action-list',
    question: 'What if the result of an action, or of an instant trigger, is an empty list?',
    decision: 'DataError, as for any list: only a collection is a bundle, and an empty list is not nothing.',
    file: 'bundles.ts',
  },
  {
    id: 'chain-body',
    question: 'Does a step see the `body` of the one before?',
    decision: 'No. Values travel through `temp`.',
    file: 'chain.ts',
  },
  {
    id: 'condition-truth',
    question: 'Is the text "false" a false condition?',
    decision: 'No: truth is as in JavaScript.',
    file: 'condition.ts',
  },
  {
    id: 'temp-block',
    question: 'Do the keys of one `temp` see each other?',
    decision: 'No: all of them see what was there before.',
    file: 'temp.ts',
  },
  {
    id: 'temp-merge',
    question: 'How are lists in `temp` merged?',
    decision: 'Index by index; a shorter list leaves the tail of the longer one.',
    evidence: ['R03'],
    file: 'temp.ts',
  },
  {
    id: 'limit-order',
    question: 'Does `limit` cut before or after the wrapper and the check of the items?',
    decision: 'After both: the wrapper sees every item that was read.',
    file: 'chain.ts',
  },
  {
    id: 'limit-chain',
    question: 'Does the limit of the last request stop the pages of an earlier one?',
    decision: 'No. It cuts the result of the chain, also when the last request is skipped.',
    file: 'chain.ts',
  },
  {
    id: 'search-markers',
    question: 'Do bundles of a search hold `__IMTLENGTH__` and `__IMTINDEX__`?',
    decision: 'No. The length of the list and the place in it, from 1, say the same.',
    file: 'bundles.ts',
  },
  {
    id: 'search-duplicates',
    question: 'Which bundles of a search are duplicates?',
    decision: 'Those that are the very same value, as an output of `{{temp.x}}` is for each item; equal ones stay.',
    file: 'bundles.ts',
  },
  {
    id: 'search-items',
    question: 'What if an item of a search is no collection?',
    decision: 'DataError, as for the result of an action; Make may drop it.',
    file: 'bundles.ts',
  },
  {
    id: 'instant-output',
    question: 'What is the bundle of an instant trigger whose step has neither url nor output?',
    decision: 'The item of the webhook.',
    file: 'instant-trigger.ts',
  },
  {
    id: 'instant-base',
    question: 'What if base gives an instant trigger pagination or iterate?',
    decision: 'It is left out; in the module itself it is InvalidConfigurationError, as is more than one request.',
    file: 'instant-trigger.ts',
  },
  {
    id: 'responder-body',
    question: 'How is the answer of a responder written?',
    decision: 'As `respond` of a webhook: JSON unless `type` says otherwise; base has no part in it.',
    file: 'responder.ts',
  },
  {
    id: 'log-mask',
    question: 'What does a sanitised value look like?',
    decision:
      '`*****`, also wherever else the value, or the token or key in it, stands in the log or in an error of the run.',
    file: 'mask.ts',
  },
  {
    id: 'log-text-body',
    question: 'What if `log.sanitize` names a member of a body that is a text?',
    decision: 'The whole text is masked: the member may be inside.',
    file: 'mask.ts',
  },
  {
    id: 'connection-list',
    question: 'May a connection be a list of requests?',
    decision: 'A list of one is read as that one; more are refused.',
    file: 'connection.ts',
  },
  {
    id: 'connection-undefined',
    question: 'What does `response.data` do with a value that is undefined?',
    decision:
      'It leaves what was stored before, as `temp` does; so an answer without a new refresh token keeps the old one.',
    file: 'connection-store.ts',
  },
]
