/** How many events Segment takes in one request; of more it answers 200 and keeps none. https://www.twilio.com/docs/segment/connections/sources/catalog/libraries/server/http-api#batch */
export const maxEventsPerRequest = 2500

/** How large a request may be: 500 KB, read as the smaller of the two things that it can mean. */
export const maxRequestBytes = 500_000

/** What a part of the events may take, so that the rest of its request has room beside it. */
export const maxPartBytes = 490_000

/** What a part takes on average, so that events that differ a little in size do not make one of the parts too large. */
export const usualPartBytes = 450_000

/** How many requests one operation may need: the generator writes a step for each. */
export const maxRequests = 20

/** How many events one operation can carry at most. */
export const maxEvents = maxEventsPerRequest * maxRequests

/** What Segment takes of one event. Counting cannot see it, so the dialog tells it. */
export const maxEventKilobytes = 32

/** How long a Message ID may be, which counting cannot see either. */
export const maxMessageIdLength = 100
