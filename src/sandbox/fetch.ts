import { HOST_HEADER, segmentHosts } from './hosts.ts'

/** The part of `fetch` that callers of the sandbox use. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>

/** Thrown for a request to a host that a sandbox neither plays nor lets through. */
export class HostRefusedError extends Error {
  override readonly name = 'HostRefusedError'
  readonly code = 'HOST_REFUSED'

  constructor(origin: string) {
    super(
      `The sandbox reaches nothing but Segment's own hosts (which it plays) and this machine. It refused ${origin}. ` +
        'For a Ramen endpoint use the one that the sandbox names.',
    )
  }
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * A `fetch` that sends what is meant for Segment to the sandbox at `segmentUrl`, path, method, headers and body kept,
 * and requests to this machine where they were going. Rejects with {@link HostRefusedError} for every other address.
 */
export function createSandboxFetch(segmentUrl: string, realFetch: Fetch): Fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (loopback.has(url.hostname)) return realFetch(request)
    // A port of its own or plain http is not Segment's, so only the whole origin counts.
    if (url.origin !== `https://${url.hostname}` || !segmentHosts.has(url.hostname))
      throw new HostRefusedError(url.origin)
    const redirected = new Request(`${segmentUrl}${url.pathname}${url.search}`, request)
    redirected.headers.set(HOST_HEADER, url.hostname)
    return realFetch(redirected)
  }
}
