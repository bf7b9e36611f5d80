import type { Decision } from './decision.ts'

/** What is done about signed requests where Make's documentation leaves it open. */
export const signingDecisions: readonly Decision[] = [
  {
    id: 'signature-both',
    question: 'What if `aws` and `oauth` are both given?',
    decision: 'InvalidConfigurationError.',
    file: 'signing/index.ts',
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
]
