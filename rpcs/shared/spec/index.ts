import { b2bSaas } from './b2b-saas.ts'
import { ecommerce } from './ecommerce.ts'
import { abTesting, email, liveChat } from './messaging.ts'
import { mobile } from './mobile.ts'
import type { SpecGroup } from './event.ts'
import { video } from './video.ts'

export type { SpecEvent, SpecGroup } from './event.ts'

/** Every event that Segment's specification names. https://www.twilio.com/docs/segment/connections/spec */
export const specGroups: readonly SpecGroup[] = [ecommerce, b2bSaas, mobile, video, email, liveChat, abTesting]
