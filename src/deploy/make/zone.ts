import { DeployError } from '../error.ts'

/** A Make instance, such as `eu1.make.com`, a white label of it such as `connect.ibexa.co`, or one on this machine. */
export interface Zone {
  /** Host, and port when it is not the usual one. */
  readonly host: string
  readonly protocol: 'http' | 'https'
}

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/

/**
 * Reads a zone as people write it: a host, or any address of the instance. Plain http is used on this machine only.
 *
 * @throws DeployError when it names no host, or holds credentials.
 */
export function readZone(text: string): Zone {
  const url = URL.canParse(text.includes('://') ? text : `https://${text}`)
    ? new URL(text.includes('://') ? text : `https://${text}`)
    : refuse()
  const { host, username, password, pathname, protocol } = url
  const isAddress = pathname === '/' || pathname.startsWith('/api')
  if (username !== '' || password !== '' || !isAddress || !/^https?:$/.test(protocol)) refuse()
  if (loopback.test(host)) return { host, protocol: 'http' }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/.test(host)) refuse()
  return { host, protocol: 'https' }
}

function refuse(): never {
  throw new DeployError('That is no zone. Write the host of your Make instance, such as eu1.make.com.')
}

/** The zone's address as `makecomapp.json` holds it. */
export const baseUrlOf = ({ host }: Zone): string => `https://${host}/api`

/** Whether an origin of `makecomapp.json` lies in a zone. */
export const isInZone = (baseUrl: string, zone: Zone): boolean =>
  URL.canParse(baseUrl) && new URL(baseUrl).host === zone.host
