import { isObject } from '../../ramen/index.ts'
import type { RamenOrganization } from '../options.ts'

/** Why Ramen does not take a message: the status and the `message` of the answer. */
export interface Refusal {
  readonly status: 400 | 401 | 403 | 404 | 501 | 503
  readonly message: string
}

/**
 * Checks the credentials of a direct request: Basic authentication with the API key, a colon and no password. 401 for a
 * key that is missing, malformed or unknown, 403 for one without permission.
 */
export function keyRefusal(
  authorization: string | undefined,
  { apiKey, readOnlyKey }: RamenOrganization,
): Refusal | undefined {
  const basic = /^basic\s+(?<credentials>[A-Za-z0-9+/]+=*)\s*$/i.exec(authorization ?? '')?.groups?.credentials
  if (basic === undefined) return { status: 401, message: 'Send the API key with Basic authentication.' }
  const [key = '', ...password] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  if (password.join(':') !== '' || password.length !== 1) {
    return { status: 401, message: 'The API key must be followed by a colon and no password.' }
  }
  if (key === readOnlyKey) return { status: 403, message: 'This API key may not write.' }
  return key === apiKey ? undefined : { status: 401, message: 'The API key is not valid.' }
}

/**
 * Checks the organization, which Segment names in `X-Segment-Settings`: base64 of the destination's settings as JSON. 404
 * for another organization, or for none where the sandbox requires one.
 */
export function organizationRefusal(settings: string | undefined, ramen: RamenOrganization): Refusal | undefined {
  if (settings === undefined) {
    return ramen.organizationRequired ? { status: 404, message: 'The request names no organization.' } : undefined
  }
  const named = organizationIn(settings)
  if (named === undefined) return { status: 400, message: 'X-Segment-Settings is not base64 of a JSON object.' }
  if (named.id === undefined && !ramen.organizationRequired) return undefined
  return named.id === ramen.organizationId ? undefined : { status: 404, message: 'There is no such organization.' }
}

function organizationIn(settings: string): { id: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(settings, 'base64').toString('utf8'))
    return isObject(value) ? { id: value.organization_id ?? value.organizationId } : undefined
  } catch {
    return undefined
  }
}
