import { isObject, type JsonObject, own, snakeCaseKey, snakeCaseKeys } from '../../ramen/index.ts'

/** Fields of a direct message and what the HTTP Tracking API calls them. */
const fields = {
  type: 'type',
  user_id: 'userId',
  anonymous_id: 'anonymousId',
  group_id: 'groupId',
  event: 'event',
  traits: 'traits',
} as const

/**
 * A direct message in the form of the HTTP Tracking API. Direct Integrations promised snake_case keys and later stopped to,
 * so both casings are read; where a message has both, snake_case wins. Names inside `traits` are the customer's and stay.
 * Whether a destination is switched on is the sender's affair and is left out; the options for Ramen stay.
 * https://www.twilio.com/docs/segment/partners/direct-integrations
 */
export function asMessage(body: JsonObject): JsonObject {
  const known = Object.entries(fields).flatMap(([snake, camel]) => {
    const value = own(body, snake) ?? own(body, camel)
    return value === undefined ? [] : [[camel, value] as const]
  })
  const options = ramenOptions(own(body, 'integrations'))
  return { ...Object.fromEntries(known), ...(options === undefined ? {} : { integrations: { Ramen: options } }) }
}

function ramenOptions(integrations: unknown): unknown {
  if (!isObject(integrations)) return undefined
  const options = Object.entries(integrations).find(
    ([name, value]) => snakeCaseKey(name) === 'ramen' && isObject(value),
  )
  return options === undefined ? undefined : snakeCaseKeys(options[1])
}
