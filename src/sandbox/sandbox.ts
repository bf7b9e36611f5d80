import type { Fault } from './faults.ts'
import type { Fetch } from './fetch.ts'
import type { SandboxSettings } from './options.ts'
import type { RamenRecords } from './ramen/store.ts'
import type { ReceivedRequest } from './receive.ts'
import type { SegmentRecords } from './segment/records.ts'

/** Ramen's records, and what its operators can do. */
export interface SandboxRamen extends RamenRecords {
  /** Every request to the Direct Integration endpoint's server. */
  readonly requests: readonly ReceivedRequest[]
  /** Direct messages that were answered with 202 and wait. */
  readonly queued: number
  /** Goes down for maintenance: direct requests get 503, forwarded messages are lost. */
  pause(): void
  resume(): void
  /** Processes the messages that wait. */
  drain(): void
}

/** Segment and Ramen on 127.0.0.1. */
export interface Sandbox {
  readonly settings: SandboxSettings
  /** Sends what is meant for Segment's real hosts to this sandbox, and refuses all other hosts but this machine. */
  readonly fetch: Fetch
  /** Tracking API, CDN and Public API, told apart by path when a request names no host of Segment's. */
  readonly segmentUrl: string
  readonly ramenUrl: string
  /** Where direct messages for Ramen go. */
  readonly ramenEndpoint: string
  readonly segment: SegmentRecords
  readonly ramen: SandboxRamen
  /** Makes something go wrong with the next requests of a service. Throws `RangeError` for a fault that cannot be. */
  fault(fault: Fault): void
  /** Takes back the faults that no request has met. */
  clearFaults(): void
  /** Forgets every record, stored user, message ID, queued message and announced fault, and ends a pause. */
  reset(): void
  /** Ends every connection and resolves when both ports are free. A second call does nothing. */
  stop(): Promise<void>
}
