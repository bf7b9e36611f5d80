export { type BatchOutcome, runBatch } from './batch.ts'
export { type Example, readExamples, type Route, routes } from './example.ts'
export {
  describeBatch,
  describeDeliveries,
  describeExample,
  describeMessage,
  describeRecords,
  describeTotals,
} from './report.ts'
export { type Outcome, recordsOf, runExample } from './run.ts'
export { type DeliveryOutcome, runDeliveries } from './trigger.ts'
