import type { ActionApi } from '../../../src/authoring/generated/make-format.ts'
import { destinationList, listGuards } from '../delivery/list-guards.ts'
import { writeKeyGuard } from '../delivery/message-guards.ts'
import { giveMessageIds } from './message-ids.ts'
import { refuse } from './refusal.ts'
import { divide } from './requests.ts'
import { giveBatchResult } from './result.ts'
import { sendRequests } from './send.ts'
import { readEvents } from './source.ts'
import { judgeForm, judgeSize } from './verdicts.ts'

export { batchResult, batchSample } from './result.ts'

/**
 * The chain of a batch. The events become lines of text, one for each, because IML can do something with every line but not with
 * every item of a list. A line is `⇥000001:{event}`; behind it, each after a carriage return, come a sign that says what the steps
 * found out about it, what is sent of it, and that once more with a character for each byte.
 */
export const sendBatch: ActionApi = [
  writeKeyGuard,
  ...listGuards(destinationList),
  ...readEvents,
  ...judgeForm,
  ...giveMessageIds,
  ...judgeSize,
  ...refuse,
  ...divide,
  sendRequests,
  giveBatchResult,
]
