export { type Example, readExamples, type Route, routes } from './example.ts'
export { describeExample, describeTotals } from './report.ts'
export { type Outcome, runExample } from './run.ts'
