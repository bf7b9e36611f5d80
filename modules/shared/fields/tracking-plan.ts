import type { RpcReference, SelectField } from '../../../src/authoring/generated/make-format.ts'

/**
 * Which tracking plan the dialog takes fields from; runs do not read it. `nested` gives the fields that follow.
 * https://www.twilio.com/docs/segment/protocols/tracking-plan/create
 */
export const trackingPlan = (help: string, nested?: RpcReference): SelectField => ({
  name: 'trackingPlan',
  type: 'select',
  label: 'Tracking plan',
  mappable: false,
  advanced: true,
  options: 'rpc://listTrackingPlans',
  dynamic: true,
  ...(nested !== undefined && { nested }),
  help: `${help} Needs a **Workspace token** in the connection, and Protocols in Segment.`,
})
