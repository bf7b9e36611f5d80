import { errorTypes } from '../../runtime/index.ts'
import type { Chapter, Rule } from '../rule.ts'

const responses = 'https://developers.make.com/custom-apps-documentation/component-blocks/api/handling-responses'

export const validity: Chapter = {
  title: 'Validity and errors',
  link: `${responses}/error`,
  kind: 'directive',
  rules: [
    {
      id: 'response.valid',
      text: 'false, undefined, null, 0 and `""` make an error of an answer below 400.',
      tests: ['response > validity'],
    },
    { id: 'response.valid.condition', text: 'In the form `{ condition, message, type }` what must hold.' },
    { id: 'response.valid.message', text: 'Message, before those of `error`.' },
    { id: 'response.valid.type', text: 'Type, before those of `error`.' },
    { id: 'response.valid/absent', text: 'Without it 200 to 399 are valid; 400 and more never are.', take: null },
    { id: 'response.error', text: 'A text is the message.', tests: ['response > validity'] },
    { id: 'response.error.message', text: 'Message of any status.' },
    { id: 'response.error.type', text: 'Type of any status.' },
    { id: 'response.error.404', text: 'Message and type of one status; of 2xx and 3xx when `valid` fails.' },
    { id: 'response.error.404.type', text: 'Type of one status.' },
    {
      id: 'response.error/variables',
      text: 'Messages see `body`, `headers`, `statusCode`, `temp`, `parameters`, `connection`.',
    },
    {
      id: 'response.error/default',
      text: 'Without a message `[404] Not Found`, or "Response marked as invalid."',
      take: null,
    },
    {
      id: 'response.error/status',
      text: 'Without a type 429 is RateLimitError, 5xx ConnectionError, others RuntimeError.',
      take: null,
    },
    {
      id: 'response.error/network',
      text: 'No answer is ConnectionError; a certificate that fails RuntimeError.',
      tests: ['transport > a request without answer'],
      take: null,
    },
    {
      id: 'response.error/ssl-alert',
      text: 'SSL alert 40 is tried once more.',
      unsupported: "It depends on Make's own TLS settings.",
    },
    { id: 'response.error/once', text: 'Nothing is tried again within a run.', take: null },
  ],
}

/** What Make does with each type, which the runtime leaves to whoever runs it. */
const meanings: Readonly<Record<string, string>> = {
  RuntimeError: 'The default; the run stops, transactional modules roll back.',
  DataError: 'The bundle is faulty and may be stored as an incomplete execution.',
  RateLimitError: 'The scenario runs again later, after 20 minutes unless told; `retryable`.',
  OutOfSpaceError: 'The storage of the user is used up.',
  ConnectionError: 'The scenario runs again with growing pauses; `retryable`.',
  InvalidConfigurationError: 'The scenario is switched off; `deactivates`.',
  InvalidAccessTokenError: 'As InvalidConfigurationError; the connection has to be renewed.',
  IncompleteDataError: 'The data is not complete yet.',
  DuplicateDataError: 'Reported as a warning.',
  InconsistencyError: 'Immediate stop; what is committed stays.',
  UnknownError: 'No other type describes it.',
  UnexpectedError: "The scenario is locked until Make's staff has looked; also a fault of this runtime.",
  MaxResultsExceededError: 'The scenario is switched off.',
  MaxFileSizeExceededError: 'The scenario is switched off; also a delivery of more than 5 MB.',
  ModuleTimeoutError: 'Raised by the platform; here by RPCs after 40 s.',
  ScenarioTimeoutError: 'Raised by the platform.',
  OperationsLimitExceededError: 'Raised by the platform.',
  DataSizeLimitExceededError: 'Raised by the platform.',
  ExecutionInterruptedError: 'Raised by the platform.',
  Warning: 'Not fatal in Make; a run here ends with it.',
}

export const types: Chapter = {
  title: 'Error types',
  link: 'https://developers.make.com/custom-apps-documentation/app-components/base/error-handling',
  kind: 'error type',
  rules: [
    // The default shows in the absence of any other.
    ...errorTypes.map(
      (type): Rule => ({
        id: `error:${type}`,
        text: meanings[type] ?? '',
        ...(type === 'RuntimeError' ? { take: null } : {}),
      }),
    ),
    { id: 'error-type/expression', text: '`type` may be an expression.', take: null },
    { id: 'error-type/unknown', text: 'Any other name is RuntimeError, with a warning.', take: null },
    {
      id: 'error-type/delay',
      text: '`delay` of RateLimitError and IncompleteDataError.',
      unsupported: 'No directive gives it; RateLimitError has the 20 minutes.',
    },
    {
      id: 'error-type/handlers',
      text: 'Break, Commit, Ignore, Resume and Rollback.',
      unsupported: 'They belong to scenarios, not to apps.',
    },
  ],
}
