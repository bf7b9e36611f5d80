/** A point that Make's documentation leaves open, and what this runtime does there. */
export interface Decision {
  /** Stable name, used in tests and documentation. */
  readonly id: string
  readonly question: string
  readonly decision: string
  /** The file that carries it out, relative to this folder. */
  readonly file: string
}

/**
 * Every place where Make's behaviour is not settled by https://developers.make.com/custom-apps-documentation. Definitions do
 * well not to depend on any of them.
 */
export const decisions: readonly Decision[] = [
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
    id: 'base-text-headers',
    question:
      'What becomes of base headers or a base query written as one IML text when the request gives a collection?',
    decision: 'The text is evaluated first, the collection of the request goes over the result.',
    file: 'base.ts',
  },
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
    id: 'response-automatic',
    question: 'How is a body of an unlisted Content-Type read?',
    decision: '`+json` as JSON; anything else as text, or as a buffer when it is not valid text.',
    file: 'response/parse.ts',
  },
  {
    id: 'response-broken',
    question: 'What is an empty body, and what one that cannot be parsed?',
    decision: 'Undefined; DataError below status 400, the raw text from 400 on.',
    file: 'response/parse.ts',
  },
  {
    id: 'xml-root',
    question: 'Is the root of an XML answer a list, too?',
    decision: 'No. Paths ignore an index on a collection, so both spellings reach it.',
    file: 'response/xml.ts',
  },
  {
    id: 'error-default-type',
    question: 'Which error type has 429 or 5xx when the definition names none?',
    decision: 'RateLimitError and ConnectionError, even when it gives a message.',
    file: 'error-types.ts',
  },
  {
    id: 'error-default-text',
    question: 'What does an error say when the definition has no message, or one that is empty?',
    decision: '`[404] Not Found`; "Response marked as invalid." where `valid` failed.',
    file: 'response/failure.ts',
  },
  {
    id: 'error-unknown-type',
    question: 'What if `type` is no error type of Make?',
    decision: 'RuntimeError, with a warning in the log.',
    file: 'response/failure.ts',
  },
  {
    id: 'iterate-bare',
    question: 'Is `iterate` a path when it has no braces?',
    decision: 'Yes, with a warning in the log.',
    file: 'response/output.ts',
  },
  {
    id: 'iterate-container',
    question: 'What does `iterate` do with something that is no list?',
    decision: 'Nothing for null and undefined, one item for a collection, DataError for anything else.',
    file: 'response/output.ts',
  },
  {
    id: 'chain-result',
    question: 'What is the result of a chain whose last step yields nothing?',
    decision: 'That of the step before: `current || previous`, so that an empty list does replace it.',
    file: 'chain.ts',
  },
  {
    id: 'chain-filter',
    question: 'Is the result of each step checked, or only that of the chain?',
    decision: 'Only that of the chain.',
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
    id: 'temp-merge',
    question: 'How are lists in `temp` merged?',
    decision: 'Index by index; a shorter list leaves the tail of the longer one.',
    file: 'temp.ts',
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
    id: 'timeout-longest',
    question: 'What if `timeout` is longer than 300 s?',
    decision: 'It counts as 300 s.',
    file: 'request/timeout.ts',
  },
  {
    id: 'connection-list',
    question: 'May a connection be a list of requests?',
    decision: 'A list of one is read as that one; more are refused.',
    file: 'connection.ts',
  },
  {
    id: 'form-defaults',
    question: 'Does the runtime fill in defaults of fields?',
    decision: 'Never; the dialog does.',
    file: 'form/index.ts',
  },
  {
    id: 'form-empty-collection',
    question: 'What is an untouched collection?',
    decision: '`{}`, at every depth, and never left out. Its required fields count only once it is filled in.',
    file: 'form/field.ts',
  },
  {
    id: 'form-erased-collection',
    question: 'What is a collection that is erased as a whole?',
    decision: 'As one that was left untouched.',
    file: 'form/field.ts',
  },
  {
    id: 'form-empty-items',
    question: 'What becomes of empty items of a list?',
    decision: 'They are dropped; erased ones stay as null.',
    file: 'form/field.ts',
  },
  {
    id: 'form-inactive',
    question: 'What becomes of values of fields below an option that is not chosen?',
    decision: 'They are dropped, as the dialog does not hold them. Values that no field declares pass.',
    file: 'form/field.ts',
  },
  {
    id: 'form-required-lists',
    question: 'Are required fields enforced inside lists of collections?',
    decision: 'Yes, unless `requiredInLists` is false.',
    file: 'form/field.ts',
  },
  {
    id: 'form-timestamp',
    question: 'Is a timestamp a number or a text?',
    decision: 'Either; it is passed on as it is.',
    file: 'form/types.ts',
  },
]
