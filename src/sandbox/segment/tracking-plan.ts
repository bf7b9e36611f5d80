/** A rule of a tracking plan. https://docs.segmentapis.com/tag/Tracking-Plans */
export interface Rule {
  readonly type: 'COMMON' | 'TRACK' | 'IDENTIFY' | 'GROUP' | 'PAGE' | 'SCREEN'
  /** The name of the event; absent for rules that are for no event. */
  readonly key?: string
  /** JSON Schema, draft 7, of the whole message. */
  readonly jsonSchema: object
}

/** A tracking plan with its rules. */
export interface TrackingPlan {
  readonly id: string
  readonly name: string
  /** `LIVE` unless told; plans of other types are libraries and templates. */
  readonly type?: 'LIVE' | 'PROPERTY_LIBRARY' | 'RULE_LIBRARY' | 'TEMPLATE' | 'ENGAGE'
  readonly rules: readonly Rule[]
}
