import type { Headers } from '../request/headers.ts'

/** The parts of a request that a signature covers. */
export interface Signable {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly bytes: Buffer | undefined
}

/** What a signature changes. */
export type Signed = Omit<Signable, 'method'>

/** Signs a request as it is about to be sent, so that each redirect gets a signature of its own. */
export type Signer = (request: Signable) => Signed
