import { valuesIn } from '../../iml/index.ts'
import { MaxFileSizeExceededError } from '../errors.ts'

/** Answers as large as one may be that a run takes in altogether. */
const largestAnswers = 4

/** Members, items, collections and lists in all answers of a run. Each takes some 100 bytes once it is read. */
const mostValues = 2_000_000

/** Bytes of a run's answers that are not looked through: they cannot hold more than half as many values. */
const uncountedBytes = 1024 * 1024

/**
 * What a run has taken in: a module that asks for page after page, each of them within the limit of an answer, must not fill
 * the memory either. The log holds all answers until the run ends.
 */
export class Intake {
  readonly #maxBytes: number
  #bytes = 0
  #values = 0

  constructor(maxResponseBytes: number) {
    this.#maxBytes = largestAnswers * maxResponseBytes
  }

  /**
   * Takes in the body of an answer.
   *
   * @throws MaxFileSizeExceededError when the answers of the run are larger together than four of the largest may be (200 MB),
   * or hold more than two million values.
   */
  take(body: Buffer, host: string): void {
    this.#bytes += body.byteLength
    if (this.#bytes > this.#maxBytes) {
      throw new MaxFileSizeExceededError(
        `With that of ${host}, the answers of this run are larger than ${this.#maxBytes} bytes. Ask for less.`,
      )
    }
    if (this.#bytes <= uncountedBytes) return
    // Only bytes of ASCII count, and they read the same in any charset that is in use.
    this.#values += valuesIn(body.toString('latin1'))
    if (this.#values > mostValues) {
      throw new MaxFileSizeExceededError(
        `With that of ${host}, the answers of this run hold more than ${mostValues} values. Ask for less.`,
      )
    }
  }
}
