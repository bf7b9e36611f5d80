import { defineWebhook } from '../src/authoring/define.ts'
import { type Expression, iml } from '../src/authoring/expression.ts'
import { stepsIn } from '../src/authoring/step.ts'
import { eventOutput } from './shared/event-output.ts'
import { eventTypes, webhookParameters } from './shared/parameters.ts'

const step = stepsIn('webhooks/events.ts')

const headers = { 'content-type': 'application/json' }

/** The events of the delivery, as a list also when there is one. A body that is neither becomes an item without a type. */
const events: Expression = 'flatten(add(emptyarray, body))'

/** The user name of Basic authentication is the key, the password empty. Where there is no key, nothing is equal to it. */
const hasKey: Expression = `headers.authorization = 'Basic ' + base64(ifempty(trim(parameters.apiKey), uuid) +':')`

/**
 * Lower-case hex of HMAC-SHA1 over the JSON of the event. Of a list, Segment signs the first event only, so no more than a list of
 * one is proved. https://www.twilio.com/docs/segment/connections/destinations/catalog/webhooks#authenticating-webhook-requests
 */
const isSigned: Expression = `headers.\`x-signature\` = sha1(createJSON(if(length(${events}) > 1, uuid, first(${events}))), 'hex', ifempty(trim(parameters.sharedSecret), uuid))`

/** The type of the event, or of the first one: an index on what is not a list is passed over. */
const type: Expression = 'body[].type'

const known = eventTypes.join(',')

/** Whether an event has one of the types that were chosen; where none was, one that Segment has. */
const isTaken: Expression = `length(map(${events}, 'type', 'type', ifempty(join(ifempty(parameters.types, emptyarray), ','), '${known}'))) > 0`

/** The names that are wanted, as a text; divided again, they have no blanks around them. */
const wantedNames: Expression = `join(ifempty(parameters.events, emptyarray), '|~|')`

const paused = iml(
  `if(parameters.paused, 'This webhook is paused in Make. Send the events again later: nothing of this delivery was taken.', emptystring)`,
)

const unproved = [
  iml(
    `if(!parameters.paused && parameters.authentication = 'sharedSecret', 'X-Signature is missing, or is not that of one event with the shared secret. Compare the secret in Segment and in Make, and let Segment send single events.', emptystring)`,
  ),
  iml(
    `if(!parameters.paused && parameters.authentication != 'sharedSecret', 'The API key is missing or wrong. Send it as the user name of Basic authentication, the password empty.', emptystring)`,
  ),
].join('')

const answer = iml(
  `if(${isTaken}, 'Accepted.', if(${type}, 'Nothing of the type ' + substring(${type}, 0, 100) + ' is taken here.', 'No type given.'))`,
)

const isJson: Expression = "contains(lower(ifempty(headers.`content-type`, emptystring)), 'application/json')"

const sendJson = "' Send JSON, with the header Content-Type: application/json.'"

/**
 * Takes what Segment sends out, under the contract of its Direct Integrations. `verification` is made for handshakes, but is the
 * only place where Make answers a delivery with a status of our own and drops it; should it be passed over, `condition` asks the
 * same. https://developers.make.com/custom-apps-documentation/app-components/webhooks
 */
export default defineWebhook({
  name: 'events',
  type: 'web',
  label: 'Segment events',
  parameters: webhookParameters,
  communication: step('Proves the sender, takes events of the wanted types, and answers as Segment expects it.', {
    verification: {
      condition: iml(`parameters.paused || !(${hasKey} || ${isSigned})`),
      respond: {
        type: 'json',
        status: '{{if(parameters.paused, 503, 401)}}',
        headers,
        body: { message: `${paused}${unproved}${iml(`if(${isJson} || parameters.paused, emptystring, ${sendJson})`)}` },
      },
    },
    condition: iml(`!parameters.paused && (${hasKey} || ${isSigned})`),
    iterate: {
      container: iml(`if(${isTaken}, ${events}, emptyarray)`),
      condition: iml(
        `if(parameters.types[], contains(parameters.types, item.type), substring(createJSON(item), 0, 1) = '{') && (item.type != 'track' || !${wantedNames} || contains(split(${wantedNames}, '|~|'), trim(item.event)))`,
      ),
    },
    output: eventOutput,
    // Make answers when the events are in its queue, before a module has run: 202.
    respond: {
      type: 'json',
      status: iml(`if(${isTaken}, 202, if(!${type}, 400, if(contains('${known}', ${type}), 403, 501)))`),
      headers,
      body: { message: `${answer}${iml(`if(${type} || ${isJson}, emptystring, ${sendJson})`)}` },
    },
  }),
})
