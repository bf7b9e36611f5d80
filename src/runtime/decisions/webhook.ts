import type { Decision } from './decision.ts'

/** What is done about webhooks where Make's documentation leaves it open. */
export const webhookDecisions: readonly Decision[] = [
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
    id: 'webhook-gateway',
    question: 'What is done of the gateway that stands before a webhook in Make?',
    decision:
      'The size of a delivery, its parsing, and the answer 200 `Accepted`. Not the rate (429), the queue (400), the time until an answer (200 after 180 s) and a scenario that is switched off (410, which `npm run deliver -- --off` plays): each delivery is read alone.',
    evidence: ['H01', 'H03'],
    file: 'webhook/receive.ts',
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
]
