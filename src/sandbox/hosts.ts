/** Where a workspace lives: Oregon or Dublin. */
export type Region = 'us' | 'eu'

/** The services that a sandbox plays. */
export type Service = 'segment' | 'cdn' | 'publicApi' | 'ramen'

/** The request header that tells the sandbox which of Segment's hosts a request was meant for. */
export const HOST_HEADER = 'x-sandbox-host'

interface SegmentHost {
  readonly service: Exclude<Service, 'ramen'>
  /** Absent for the CDN, which serves both regions from one host. */
  readonly region?: Region
}

/**
 * Segment's hosts, all on https. https://www.twilio.com/docs/segment/guides/regional-segment and
 * https://docs.segmentapis.com/
 */
export const segmentHosts: ReadonlyMap<string, SegmentHost> = new Map<string, SegmentHost>([
  ['api.segment.io', { service: 'segment', region: 'us' }],
  ['events.eu1.segmentapis.com', { service: 'segment', region: 'eu' }],
  ['cdn.segment.com', { service: 'cdn' }],
  ['api.segmentapis.com', { service: 'publicApi', region: 'us' }],
  ['eu1.api.segmentapis.com', { service: 'publicApi', region: 'eu' }],
])

/** The service that a request is for: by the host it was meant for, and without one by its path. */
export function serviceOf(host: string | undefined, path: string): Exclude<Service, 'ramen'> {
  const meant = host === undefined ? undefined : segmentHosts.get(host)
  if (meant !== undefined) return meant.service
  if (path === '/') return 'publicApi'
  return path.startsWith('/v1/projects/') ? 'cdn' : 'segment'
}

/** The region of the host that a request was meant for; `undefined` when it came straight to the sandbox. */
export function regionOf(host: string | undefined): Region | undefined {
  return host === undefined ? undefined : segmentHosts.get(host)?.region
}
