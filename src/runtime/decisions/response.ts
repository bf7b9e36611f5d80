import type { Decision } from './decision.ts'

/** What is done about answers where Make's documentation leaves it open. */
export const responseDecisions: readonly Decision[] = [
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
    id: 'error-default-text',
    question: 'What does an error say when the definition has no message, or one that is empty?',
    decision:
      '"Status Code Error: 404", for 429 "Third party API limit likely exceeded", from 500 on "Service is temporarily unavailable."; "Response marked as invalid." where `valid` failed.',
    evidence: ['https://developers.make.com/custom-apps-documentation/app-components/base/error-handling'],
    file: 'response/failure.ts',
  },
  {
    id: 'error-all-types',
    question: 'Which names may `type` of an error have?',
    decision: 'All of the platform, also those that the schema of the editor leaves out.',
    file: 'error-types.ts',
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
    id: 'output-nothing',
    question: 'What becomes of an item whose output is undefined or null?',
    decision: 'It is dropped.',
    file: 'response/output.ts',
  },
  {
    id: 'pagination-stop',
    question: 'When is a page empty?',
    decision:
      'When there are no items to iterate, even if all of a page with items are left out; without iterate, when there is no result.',
    file: 'response/output.ts',
  },
]
