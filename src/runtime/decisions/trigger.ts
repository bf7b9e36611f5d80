import type { Decision } from './decision.ts'

/** What is done about polling triggers where Make's documentation leaves it open. */
export const triggerDecisions: readonly Decision[] = [
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
]
