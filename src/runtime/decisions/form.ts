import type { Decision } from './decision.ts'

/** What is done about forms where Make's documentation leaves it open. */
export const formDecisions: readonly Decision[] = [
  {
    id: 'form-defaults',
    question: 'Does the runtime fill in defaults of fields?',
    decision: 'Never; the dialog does.',
    evidence: ['V14'],
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
    id: 'form-visible',
    question: 'What does `visible` of a field do?',
    decision:
      'It is an expression over `parameters`, the values of the whole form as given. A field that it hides is neither shown nor required, and its value is dropped.',
    file: 'form/visible.ts',
  },
  {
    id: 'form-tags',
    question: 'What do the three values of `tags` do?',
    decision:
      '`strip` takes HTML tags out of a text, `stripall` what scripts and style sheets hold as well, `escape` turns tags into text; before `validate`.',
    file: 'form/text-treatment.ts',
  },
  {
    id: 'form-codepage',
    question: 'What does `codepage` of a buffer field do?',
    decision:
      'A text that is mapped to the field becomes bytes in that encoding: `utf8`, `binary` or another that Node knows. A buffer stays as it is.',
    file: 'form/text-treatment.ts',
  },
  {
    id: 'form-pattern',
    question: 'Is `pattern` beside `type` the same as in `validate`?',
    decision: 'Yes; that of `validate` wins.',
    file: 'form/validate.ts',
  },
  {
    id: 'form-required-lists',
    question: 'Are required fields enforced inside lists of collections?',
    decision: 'Yes, unless `requiredInLists` is false.',
    file: 'form/field.ts',
  },
  {
    id: 'form-conversion',
    question: 'How does a mapped value become one of the type of its field?',
    decision:
      'As the help pages of Make describe it, then `validate` is checked; BundleValidationError where either fails. A collection or a buffer is not converted to text.',
    evidence: ['V02', 'V11', 'V12'],
    file: 'form/coerce.ts',
  },
  {
    id: 'form-enum',
    question: 'Does `enum` of `validate` count for texts and numbers?',
    decision: 'Yes, though the schema of the editor has it for lists only.',
    file: 'form/validate.ts',
  },
  {
    id: 'form-timestamp',
    question: 'Is a timestamp a number or a text?',
    decision: 'Either, or a date; anything else is refused, and what is taken is passed on as it is.',
    evidence: ['V08'],
    file: 'form/types.ts',
  },
  {
    id: 'form-rpc-values',
    question: 'What becomes of values of fields and options that an RPC gives?',
    decision:
      'They are read by the resolved form when the run is given it (`form`), options included, and else pass as they are; then a value passes even if a hidden field has its name.',
    file: 'rpc/resolved.ts',
  },
]
