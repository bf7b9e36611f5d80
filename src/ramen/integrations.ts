import { isObject, type JsonObject, own, renamed } from './json.ts'
import { spelled } from './spelling.ts'

/** What Segment calls this destination, to the letter. https://www.twilio.com/docs/segment/connections/destinations/catalog/ramen */
const DESTINATION = 'Ramen'

/**
 * Whether the message's `integrations` object leaves Ramen switched on. The name counts to the letter, so `ramen: false`
 * changes nothing; an entry of its own decides, and anything but false switches on; without one `All: false` switches
 * off. Only for `All` does Segment's library accept any case.
 * https://www.twilio.com/docs/segment/guides/filtering-data#filtering-with-the-integrations-object
 */
export function isSwitchedOn(message: JsonObject): boolean {
  const integrations = integrationsOf(message)
  if (Object.hasOwn(integrations, DESTINATION)) return integrations[DESTINATION] !== false
  return spelled(integrations, 'All') !== false
}

/**
 * The options that accompany an Identify: the object under `integrations.Ramen`, or under another spelling of it when
 * that is absent or empty, else none. `auth_hash_timestamp` is an older name of `timestamp`, and wins.
 */
export function optionsOf(message: JsonObject): JsonObject {
  const integrations = integrationsOf(message)
  const options = own(integrations, DESTINATION) || spelled(integrations, DESTINATION)
  return isObject(options) ? renamed(options, 'auth_hash_timestamp', 'timestamp') : {}
}

function integrationsOf(message: JsonObject): JsonObject {
  const integrations = own(message, 'integrations')
  return isObject(integrations) ? integrations : {}
}
