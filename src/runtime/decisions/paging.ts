import type { Decision } from './decision.ts'

/** What is done about pages, repeats and limits where Make's documentation leaves it open. */
export const pagingDecisions: readonly Decision[] = [
  {
    id: 'limit-invalid',
    question: 'What if `limit` yields nothing, or something that is no number?',
    decision:
      'Nothing is the default; anything but a whole number of at least 1 is InvalidConfigurationError, after the answer.',
    file: 'limit.ts',
  },
  {
    id: 'pagination-condition',
    question: 'How often is the condition of `pagination` asked?',
    decision: 'Twice: after a page with its number, and before the next request with the next number; both must hold.',
    file: 'pages.ts',
  },
  {
    id: 'run-size',
    question: 'How much may the answers of one run hold together?',
    decision:
      'Four times what one may (200 MB), two million values, 250,000 items to iterate or hand on; then MaxFileSizeExceededError or MaxResultsExceededError.',
    file: 'request/intake.ts',
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
    evidence: ['R06'],
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
]
