/** How many events Segment takes in one request; of more it answers 200 and keeps none. https://segment.com/docs/connections/sources/catalog/libraries/server/http-api/#batch */
export const maxEventsPerRequest = 2500

/** How large a request may be: 500 KB, read as the smaller of the two things that it can mean. */
export const maxRequestBytes = 500_000

/** What the request holds beside its events may take this much; so 2,500 lines of equal length fill the rest exactly. */
export const maxEnvelopeBytes = 2500

/** How many requests Make allows one operation. https://developers.make.com/custom-apps-documentation/debug-your-app/limits */
export const maxRequests = 100

/** How many events one operation can carry at most. */
export const maxEvents = maxEventsPerRequest * maxRequests
