import type { ActionRequest } from '../../../src/authoring/generated/make-format.ts'
import { type Expression, iml } from '../../../src/authoring/expression.ts'
import { stepsIn } from '../../../src/authoring/step.ts'
import { joined, without } from '../delivery/expressions.ts'
import { authorization, library } from '../delivery/message.ts'
import { stop, when } from '../delivery/rules.ts'
import {
  maxEventKilobytes,
  maxEventsPerRequest,
  maxPartBytes,
  maxRequestBytes,
  maxRequests,
  usualPartBytes,
} from './limits.ts'
import { batchAgainst, batchMark, batchRoute } from './ramen.ts'

const step = stepsIn('modules/shared/batch/requests.ts')

const parts = Array.from({ length: maxRequests }, (_, index) => index)

/** The events of the request at this place, from 0. */
const part = (index: number): Expression => `slice(temp.events, ${index} * temp.size, ${index + 1} * temp.size)`

/** How many events go into a request: as many as fit by their average size, evenly, or fewer if the user says so. */
export const divide: ActionRequest[] = [
  step('Measures the events, and how many requests they need.', {
    temp: {
      bytes: '{{length(toBinary(temp.json))}}',
      parts: iml(`ceil(max(length(toBinary(temp.json)) / ${usualPartBytes}, temp.total / ${maxEventsPerRequest}, 1))`),
    },
  }),
  step('Says how many events go into each request.', {
    temp: {
      size: iml(
        `if(parameters.perRequest && parameters.perRequest < ceil(temp.total / temp.parts), parameters.perRequest, ceil(temp.total / temp.parts))`,
      ),
    },
  }),
  step('Measures what each request would hold.', {
    temp: {
      sizes: Object.fromEntries(
        parts.map((index) => [`part${index + 1}`, iml(`length(toBinary(createJSON(${part(index)})))`)]),
      ),
    },
  }),
  step('Stops when a request would be too large, or there would be too many, before anything is sent.', {
    temp: {
      problem: when(
        `temp.total > ${maxRequests} * temp.size`,
        `'The events need more than ${maxRequests} requests. Leave Events per request empty, or send several batches.'`,
      ),
      ...batchRoute,
      tooLarge: when(
        `max(map(toArray(temp.sizes), 'value')) > ${maxPartBytes}`,
        `'A request would be larger than ${maxRequestBytes / 1000} KB, as the events differ much in size. Lower Events per request (it is ' + temp.size + ' now), or send the large events apart; one may have ${maxEventKilobytes} KB.'`,
      ),
    },
  }),
  step('Stops, with that.', {
    temp: { problem: '{{ifempty(temp.problem, temp.tooLarge)}}', ...batchAgainst },
    ...stop(),
  }),
]

/** How many events of the list come before the request at this place. */
const before = (index: number): Expression => `temp.skipped + ${index} * temp.size`

/** What a user needs to know who reads that this request failed. */
const progress = (index: number): string =>
  index === 0
    ? ' No event of this run was accepted before.'
    : ` Accepted are at least the events {{temp.skipped + 1}} to ${iml(before(index))}: go on with ${iml(`${before(index)} + 1`)} under Start at event.`

/** The request with the part of the events at this place. */
const sendPart = (index: number): ActionRequest =>
  step(`Sends part ${index + 1}.`, {
    temp: { progress: progress(index) },
    condition: `{{temp.total > ${index} * temp.size}}`,
    url: '/v1/batch',
    method: 'POST',
    followRedirects: false,
    followAllRedirects: false,
    headers: { authorization },
    body: { batch: iml(part(index)), context: { library: '{{temp.library}}' }, integrations: '{{temp.sentTo}}' },
    response: {
      temp: { accepted: iml(`temp.accepted + length(${part(index)})`), requests: index + 1 },
      valid: {
        condition: '{{statusCode < 300 && body.success && !temp.problem}}',
        message:
          "[{{statusCode}}] {{ifempty(temp.problem, 'Segment did not confirm the events.')}}{{if(headers.location, ' Redirected to ' + headers.location + '.', emptystring)}}{{temp.progress}}",
        type: 'ConnectionError',
      },
    },
  })

/** The requests, after what each of them says of destinations, Ramen among them. */
export const sendParts: ActionRequest[] = [
  step('Names the sender, and what the batch tells of Ramen.', {
    temp: { library, mark: { Ramen: batchMark }, accepted: 0 },
  }),
  step('Joins that with the destinations.', {
    temp: { sentTo: iml(joined(without('temp.integrations', ['Ramen']), 'temp.mark')) },
  }),
  ...parts.map(sendPart),
]
