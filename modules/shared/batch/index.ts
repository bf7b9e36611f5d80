import type { ActionApi } from '../../../src/authoring/generated/make-format.ts'
import { readEvents } from './read.ts'
import { divide, sendParts } from './requests.ts'
import { giveBatchResult } from './result.ts'
import { judgeEvents, stopBatch } from './rules.ts'

export { batchResult, batchSample } from './result.ts'

/** The chain of a batch: read the list, judge and measure it, send it part by part, account for every event. */
export const sendBatch: ActionApi = [...readEvents, ...judgeEvents, stopBatch, ...divide, ...sendParts, giveBatchResult]
