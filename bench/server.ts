import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server in a process of its own that answers everything as Segment does; it tells its parent its port. */
const server = createServer((request, response) => {
  request.resume()
  request.once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"success":true}')
  })
})

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())
