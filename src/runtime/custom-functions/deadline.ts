import { withinTime as stopAfter } from '../../iml/index.ts'
import { CustomFunctionError } from './errors.ts'

/**
 * Runs our own work and stops it when its time is over: the one clock that also stops what never looks at a clock, such as a
 * search through 2 ** 53 items inside the engine, which polls its own interrupt handler only between instructions.
 *
 * @throws CustomFunctionError `timeout`, else what the work throws. After a `timeout` nothing that the work was about can
 * be trusted.
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  return stopAfter(milliseconds, work, () => {
    return new CustomFunctionError('timeout', `It did not come to an end within ${spell(milliseconds)}.`)
  })
}

function spell(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${milliseconds / 1000} s`
}
