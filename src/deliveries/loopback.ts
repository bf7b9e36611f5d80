/** Thrown for an address that test deliveries must not go to. */
export class NotLoopbackError extends Error {
  override readonly name = 'NotLoopbackError'
}

const hosts = /^(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])$/

/**
 * Returns the address of an endpoint on this machine.
 *
 * @throws NotLoopbackError for anything else: invented events have no place in anybody's production. The message does not
 * repeat the address, which may hold a token.
 */
export function loopbackUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined) throw new NotLoopbackError('That is no address. Write one as http://127.0.0.1:3000/segment')
  if (url.protocol !== 'http:' || !hosts.test(url.hostname)) {
    throw new NotLoopbackError(
      'Test deliveries go to this machine only: http://127.0.0.1:<port>, http://localhost:<port> or http://[::1]:<port>',
    )
  }
  return url
}
