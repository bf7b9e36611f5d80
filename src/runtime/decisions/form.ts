import type { Decision } from './decision.ts'

/** What is done about forms where Make's documentation leaves it open. */
export const formDecisions: readonly Decision[] = [
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
]
