import type { Document } from '../requirement.ts'
import { responses, statuses } from './direct-answers.ts'
import { body, formatting } from './direct-body.ts'
import { authorization, endpoint, headers } from './direct-request.ts'
import { process, testing } from './direct-testing.ts'
import { apiCalls } from './modules-api-call.ts'
import { connecting } from './modules-connection.ts'
import { identify, traits } from './modules-identify.ts'
import { track } from './modules-track.ts'
import * as ramen from './ramen-calls.ts'
import { secureMode, trouble } from './ramen-secure-mode.ts'
import { differences, settings } from './ramen-settings.ts'

/** All documents, in the order of their numbers. */
export const documents: readonly Document[] = [
  {
    title: '000 and 001: Ramen as a destination of Segment',
    about: `Segment described Ramen on two pages: an older one (000) and the [present one](https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen) (001). They
agree in most, so each rule has one row; it counts for both pages unless it is in the last table or its number is 001. Messages reach Ramen on two routes: through
Segment, or from the app to a direct endpoint, in the form that 002 describes. Ramen's service is gone. \`src/ramen\` says what it would have kept,
and the sandbox plays it.`,
    subjects: [
      ramen.gettingStarted,
      ramen.identify,
      ramen.group,
      ramen.pageAndTrack,
      secureMode,
      trouble,
      settings,
      differences,
    ],
  },
  {
    title: '002: Direct Integrations',
    about: `Segment's old page for partners that receive its data at an endpoint of their own; its [successor](https://www.twilio.com/docs/segment/partners/direct-destination) differs in details. The app
stands on both ends, so most rules have two rows. *Sending*: a module sends to the direct endpoint of Ramen. *Receiving*: the trigger **Watch events**
takes what Segment sends. Behind both stand test doubles: the sandbox plays the receiver, \`npm run deliver\` plays Segment.`,
    subjects: [endpoint, authorization, headers, body, formatting, statuses, responses, testing, process],
  },
  {
    title: '003: The Segment modules of Ibexa Connect',
    about: `The user documentation of the modules that Ibexa Connect has had until now, field by field. It has no page, screen, group, alias, batch, trigger and region;
what the three modules have beyond it stands at the end. It contradicts itself once: the connection takes a workspace token, but what authorizes every call is the write
key. So the connection takes either, or both.`,
    subjects: [connecting, identify, traits, track, apiCalls],
    modules: ['identify', 'track', 'makeAnApiCall'],
  },
]
