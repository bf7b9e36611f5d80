import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { ProblemError } from './problem.ts'

/** What every answer carries: nothing is loaded from elsewhere, framed, guessed or kept. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    ...['script', 'style', 'img', 'connect'].map((kind) => `${kind}-src 'self'`),
    ...['frame-ancestors', 'base-uri', 'form-action'].map((kind) => `${kind} 'none'`),
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Adds the headers that keep a page to itself, to refusals as well. */
export const protectAnswers: MiddlewareHandler = async (context, next) => {
  await next()
  for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
}

/** Who may ask: pages that were served from here. */
export interface Access {
  readonly port: () => number
  readonly token: string
}

/**
 * Refuses with 403 what another site may have caused in the user's browser: a Host that is not this server (a name that was
 * bound anew to 127.0.0.1), an Origin or Sec-Fetch-Site that is not its own (pages of other ports on this machine included),
 * and anything but reading without the token that only the page knows.
 */
export function guardRequests({ port, token }: Access): MiddlewareHandler {
  return async (context, next) => {
    const header = (name: string): string | undefined => context.req.header(name)
    const host = header('host')
    const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port()}`)
    if (host === undefined || !hosts.includes(host)) {
      throw new ProblemError(403, `This is no address of the workbench. Open http://127.0.0.1:${port()}/ instead.`)
    }
    const origin = header('origin')
    const site = header('sec-fetch-site')
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none'
    if (isForeign || (origin !== undefined && origin !== `http://${host}`)) {
      throw new ProblemError(403, 'Another site may not use the workbench. Open it by its own address.')
    }
    const reads = context.req.method === 'GET' || context.req.method === 'HEAD'
    if (!reads && !isSame(header('x-workbench') ?? '', token)) {
      throw new ProblemError(403, 'The workbench was started anew. Load the page again.')
    }
    await next()
  }
}

function isSame(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}
