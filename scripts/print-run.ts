import { styleText } from 'node:util'
import { type LogEntry, MakeError } from '../src/runtime/index.ts'

const indented = (value: unknown): string => (JSON.stringify(value, null, 2) ?? 'nothing').replaceAll('\n', '\n  ')

function printEntry(entry: LogEntry): void {
  if (entry.kind === 'warning') {
    console.log(`\nwarning  ${entry.place}: ${entry.message}`)
    return
  }
  const { request, response, error, durationMs } = entry
  if (!request) {
    console.log('\nrequest  hidden, because the definition does not say what to mask')
    return
  }
  console.log(`\nrequest  ${request.method} ${request.url} (${request.bodyBytes} bytes, ${Math.round(durationMs)} ms)`)
  console.log(`  headers ${indented(request.headers)}`)
  if (request.body !== undefined) console.log(`  body ${indented(request.body)}`)
  console.log(response ? `answer   ${response.statusCode} ${indented(response.body)}` : `answer   none: ${error ?? ''}`)
}

/** Prints what a run asked of servers, secrets masked. */
export const printLog = (log: readonly LogEntry[]): void => log.forEach(printEntry)

/** Prints an error as Make shows it, and what was requested before. Anything but a MakeError is thrown again. */
export function printFailure(error: unknown): void {
  if (!(error instanceof MakeError)) throw error
  printLog(error.log)
  const consequence = error.retryable ? 'Make tries again.' : error.deactivates ? 'Make deactivates the scenario.' : ''
  console.log(`\n${styleText('red', error.name)}  ${error.message} ${consequence}`)
}
