import type { Field } from '../../src/authoring/generated/make-format.ts'

/*
 * Fields of the form in which Make's editor tries an RPC. Dialogs pass their own parameters.
 * https://developers.make.com/custom-apps-documentation/app-components/rpcs
 */

/** The source to look at. */
export const writeKey: Field = { name: 'writeKey', type: 'text', label: 'Write key' }

/** The ID of a tracking plan. */
export const trackingPlan: Field = { name: 'trackingPlan', type: 'text', label: 'Tracking plan' }

/** The name of an event. */
export const event: Field = { name: 'event', type: 'text', label: 'Event name', required: true }
