import { customFunctionDecisions } from './custom-functions/decisions.ts'

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
    id: 'custom-ca',
    question: 'Does `ca` add to the known authorities?',
    decision: 'No, it replaces them for this request. Plain http ignores it.',
    file: 'request/trust.ts',
  },
  {
    id: 'signature-both',
    question: 'What if `aws` and `oauth` are both given?',
    decision: 'InvalidConfigurationError.',
    file: 'signing/index.ts',
  },
  {
    id: 'signature-inherit',
    question: 'How do `aws` and `oauth` of a request and of base merge?',
    decision: 'By name, the request over base.',
    file: 'base.ts',
  },
  {
    id: 'signature-redirect',
    question: 'Is a redirect signed?',
    decision: 'Anew on the same origin; not at all on another.',
    file: 'request/send.ts',
  },
  {
    id: 'signature-log',
    question: 'Does the log show what a signature adds?',
    decision: 'No: it counts as sanitised wherever details are shown at all.',
    file: 'signing/index.ts',
  },
  {
    id: 'aws-type',
    question: 'Which Content-Type does a signed body without one have?',
    decision: 'None; it is signed without.',
    file: 'signing/aws-v4.ts',
  },
  {
    id: 'oauth1-empty',
    question: 'What becomes of empty settings of OAuth 1?',
    decision: 'They are left out of the signature.',
    file: 'signing/oauth1-settings.ts',
  },
  {
    id: 'oauth1-form-hash',
    question: 'Is the body of a form hashed when `body_hash` is true?',
    decision: 'No: its fields are signed.',
    file: 'signing/oauth1.ts',
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
    id: 'limit-order',
    question: 'Does `limit` cut before or after the wrapper and the check of the items?',
    decision: 'After both: the wrapper sees every item that was read.',
    file: 'chain.ts',
  },
  {
    id: 'limit-invalid',
    question: 'What if `limit` yields nothing, or something that is no number?',
    decision:
      'Nothing is the default; anything but a whole number of at least 1 is InvalidConfigurationError, after the answer.',
    file: 'limit.ts',
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
    id: 'pagination-offset',
    question: 'How do `pagination.offset` and `pagination.limit` go on?',
    decision: 'From 0 and 20: the limit is added to the offset and then grows by five times up to 500.',
    file: 'pagination.ts',
  },
  {
    id: 'pagination-parent',
    question: 'What is sent with `mergeWithParent: false`?',
    decision:
      'What `pagination` gives alone, without headers and query of base, to the url of the request unless it has its own; GET unless it says so.',
    file: 'pagination.ts',
  },
  {
    id: 'pagination-query',
    question: 'Does a query of the request replace that of the url of a further page?',
    decision:
      'No, unlike elsewhere: that of the url goes over it by name, since the cursor is there; `pagination.qs` goes over both.',
    file: 'pagination.ts',
  },
  {
    id: 'pagination-empty',
    question: 'What if a header or query of `pagination` yields nothing?',
    decision: 'It is left out, also when the request gives it.',
    file: 'pagination.ts',
  },
  {
    id: 'pagination-url',
    question: 'What if the url of a further page yields nothing?',
    decision: 'There is no further page.',
    file: 'pages.ts',
  },
  {
    id: 'pagination-scope',
    question: 'What do expressions of the request for a further page see?',
    decision:
      'All that the answer before left: body, headers, `iterate.container`; those of the first request are evaluated again, `temp` and `condition` of the request are not.',
    file: 'pages.ts',
  },
  {
    id: 'pagination-stop',
    question: 'When is a page empty?',
    decision:
      'When there are no items to iterate, even if all of a page with items are left out; without iterate, when there is no result.',
    file: 'response/output.ts',
  },
  {
    id: 'pagination-result',
    question: 'What is the result of pages that are not iterated?',
    decision: 'One list of all when they are lists, else the last that there was. An output of null asks for no page.',
    file: 'pages.ts',
  },
  {
    id: 'pagination-caps',
    question: 'Are 50 pages counted with the first one, and is it an error to need more, or more than 100 requests?',
    decision: 'Without the first one. It is no error: the result is what was read, with a warning in the log.',
    file: 'pages.ts',
  },
  {
    id: 'count-ceiling',
    question: 'How far can common data raise the number of requests, pages and past records?',
    decision:
      'To 10,000 requests or pages and 100,000 records; what is no whole number of at least 1 counts as not given.',
    file: 'limits.ts',
  },
  {
    id: 'repeat-scope',
    question: 'What does the condition of `repeat` see?',
    decision: 'All that the last answer left: body, headers, statusCode and temp, although Make documents temp alone.',
    file: 'repeat.ts',
  },
  {
    id: 'repeat-limit',
    question: 'Does `limit` of `repeat` count the first request?',
    decision: 'Yes. 1,000 at most, also for a larger limit; reaching it is a warning and no error.',
    file: 'repeat.ts',
  },
  {
    id: 'repeat-requests',
    question: 'Do repeated requests count among the 100 of a run?',
    decision: 'No, as 1,000 are allowed; more than 100 are warned of. Their further pages do count.',
    file: 'repeat.ts',
  },
  {
    id: 'repeat-pass',
    question: 'What is repeated?',
    decision:
      'Everything, from temp and condition to the output of all pages; the last pass gives the result. A pass whose condition does not hold ends it.',
    file: 'repeat.ts',
  },
  {
    id: 'trigger-order',
    question: 'How are ids compared?',
    decision: 'Whole numbers, also those written as text, as numbers and before other texts; texts letter by letter.',
    file: 'trigger/record.ts',
  },
  {
    id: 'trigger-unspoken-order',
    question: 'What if `response.trigger` has no order?',
    decision: 'The records count as unordered, with a warning.',
    file: 'trigger/directive.ts',
  },
  {
    id: 'trigger-iterate',
    question: 'What are the records of a trigger that does not iterate?',
    decision: 'The items of the body, or the body if it is one collection.',
    file: 'trigger/run.ts',
  },
  {
    id: 'trigger-invalid',
    question: 'What becomes of a record without id, or whose date is none?',
    decision: 'DataError that names it; nothing is processed.',
    file: 'trigger/record.ts',
  },
  {
    id: 'trigger-stop',
    question: 'When does a trigger stop asking for pages?',
    decision:
      'Oldest first: when as many records are new as the limit. Newest first: at a record before the last date, or at the last id. Unordered: never of its own accord.',
    file: 'trigger/reader.ts',
  },
  {
    id: 'trigger-past',
    question: 'Which records count towards the 3,200?',
    decision: 'All that a run reads, new or not; a page is read to its end.',
    file: 'trigger/reader.ts',
  },
  {
    id: 'trigger-skipped',
    question: 'What if the last request of a trigger is skipped?',
    decision: 'No bundles, whatever its default is; the state stays.',
    file: 'trigger/run.ts',
  },
  {
    id: 'trigger-first-run',
    question: 'Where does a trigger begin that has neither state nor start?',
    decision: 'At the oldest record; `data.lastDate` is undefined, and 1970 when the user has chosen all.',
    file: 'trigger/state.ts',
  },
  {
    id: 'trigger-since',
    question: 'Is a record of the very date from which a trigger starts included?',
    decision: 'Yes, also from now on.',
    file: 'trigger/state.ts',
  },
  {
    id: 'trigger-chosen',
    question: 'What does a chosen record start?',
    decision: 'Itself and all after it by date and id; `trigger.matchEqual` holds until it is processed.',
    file: 'trigger/state.ts',
  },
  {
    id: 'epoch-merge',
    question: 'How does `epoch` lie over the last request?',
    decision: 'Members of collections merge at every depth; its output replaces that of the trigger.',
    file: 'trigger/epoch.ts',
  },
  {
    id: 'epoch-order',
    question: 'In which order are the records of the panel?',
    decision: 'Newest first, after the limit has cut them in the order of the service.',
    file: 'trigger/epoch.ts',
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
    id: 'connection-undefined',
    question: 'What does `response.data` do with a value that is undefined?',
    decision:
      'It leaves what was stored before, as `temp` does; so an answer without a new refresh token keeps the old one.',
    file: 'connection-store.ts',
  },
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
  {
    id: 'form-rpc-values',
    question: 'What becomes of values of fields and options that an RPC gives?',
    decision:
      'They pass as they are. Where an RPC gives fields that are shown, a value passes even if a hidden field has its name.',
    file: 'form/field.ts',
  },
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
  {
    id: 'webhook-variables',
    question: 'Do `connection`, `common`, `webhook` and `rawBody` exist where a delivery is read?',
    decision: 'No; `rawBody` only if `exposeRawBody` asks for it.',
    file: 'webhook/receive.ts',
  },
  {
    id: 'webhook-condition',
    question: 'What is answered to a delivery whose `condition` does not hold?',
    decision: '`respond`, else 200 `Accepted`, as to any other; it has no items, or the `default` of the condition.',
    file: 'webhook/receive.ts',
  },
  {
    id: 'webhook-verification',
    question: 'What if `verification` has no condition?',
    decision: 'Every delivery is a handshake; a warning says so.',
    file: 'webhook/plan.ts',
  },
  {
    id: 'webhook-item',
    question: 'What is an item without `output`, and what if it is a list?',
    decision: 'The parsed body; nothing is no item, and a list that is not iterated is a DataError.',
    file: 'webhook/receive.ts',
  },
  {
    id: 'webhook-body',
    question: 'How is the body of a delivery read?',
    decision:
      'As that of an answer; form data as texts and `{ name, mime, data }`. One that is not what its type says is a DataError with status 400.',
    file: 'webhook/delivery.ts',
  },
  {
    id: 'webhook-size',
    question: 'How much are 5 MB, and what becomes of more?',
    decision: '5,242,880 bytes; MaxFileSizeExceededError with status 413.',
    file: 'webhook/delivery.ts',
  },
  {
    id: 'webhook-respond',
    question: 'What does `respond` send where it says nothing?',
    decision: 'Status 200, no body, and no Content-Type without a body; text goes as text/plain.',
    file: 'webhook/respond.ts',
  },
  {
    id: 'webhook-uid',
    question: 'Has each item of a shared webhook a uid of its own?',
    decision: 'Yes; an empty one is a DataError. Of other webhooks it is not evaluated, with a warning.',
    file: 'webhook/receive.ts',
  },
  {
    id: 'webhook-base',
    question: 'Do attach, detach and update inherit base?',
    decision: 'Yes; a relative url is a warning.',
    file: 'webhook/registration.ts',
  },
  {
    id: 'webhook-stored',
    question: 'Where is what attach stores seen?',
    decision: 'As `webhook`, over `id` and `url`, and as `data`, over the values of the form. An update adds to it.',
    file: 'webhook/registration.ts',
  },
  {
    id: 'load-rest',
    question: 'What of an app with faulty files can run?',
    decision: 'All components whose files are sound; only connections when base or the common data are faulty.',
    file: 'load.ts',
  },
  ...customFunctionDecisions,
]
