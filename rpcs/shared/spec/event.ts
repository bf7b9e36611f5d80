import type { Parameters } from '../../../src/authoring/generated/make-format.ts'

/** An event that Segment's specification names, with the properties that it gives it, in its order. */
export interface SpecEvent {
  name: string
  properties: Parameters
}

/** Events of one part of the specification. */
export interface SpecGroup {
  label: string
  events: readonly SpecEvent[]
}

/** Returns an event. */
export const event = (name: string, ...properties: Parameters): SpecEvent => ({ name, properties })
