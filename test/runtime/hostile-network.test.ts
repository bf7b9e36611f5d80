import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createApp, type Environment, MakeError } from '../../src/runtime/index.ts'

const megabyte = 1024 * 1024

/** A server that speaks whatever `answer` writes, once a request has arrived. */
async function withRawServer<Result>(
  answer: (socket: Socket, count: number) => void,
  work: (origin: string, requests: () => number) => Promise<Result>,
): Promise<Result> {
  const sockets = new Set<Socket>()
  let count = 0
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', () => {
      count += 1
      answer(socket, count)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => count)
  } finally {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => {
      server.close(resolve)
    })
  }
}

const ok = 'HTTP/1.1 200 OK\r\n'

/** What a module makes of an answer: its bundles, or its error. */
async function outcomeOf(
  origin: string,
  api: Record<string, unknown> = {},
  environment: Environment = {},
): Promise<any> {
  const output = { status: '{{statusCode}}', headers: '{{headers}}', body: '{{body}}' }
  const request = { url: origin, response: { output }, log: { sanitize: ['request.headers.x-secret'] }, ...api }
  const run = createApp(
    { modules: { probe: { api: { ...request, headers: { 'x-secret': 'SECRET' } } } } },
    environment,
  ).runModule('probe')
  return run.then(
    ({ bundles }) => bundles[0],
    (error: unknown) => error,
  )
}

const nothing = (): number => 0

/** Writes without end, as fast as the other side takes it, and counts. */
function pour(socket: Socket, chunk: Buffer): () => number {
  let bytes = 0
  const more = (): void => {
    while (!socket.destroyed) {
      bytes += chunk.byteLength
      if (!socket.write(chunk)) break
    }
  }
  socket.on('drain', more)
  more()
  return () => bytes
}

describe('an answer without end', () => {
  test('is given up at 50 MB, and no more of it is taken', async () => {
    let poured = nothing
    const error = await withRawServer(
      (socket) => {
        socket.write(`${ok}content-type: text/plain\r\n\r\n`)
        poured = pour(socket, Buffer.alloc(64 * 1024, 'x'))
      },
      async (origin) => {
        const outcome = await outcomeOf(origin)
        // The server goes on pouring only while somebody reads.
        const atError = poured()
        await new Promise((resolve) => setTimeout(resolve, 30))
        expect(poured()).toBe(atError)
        return outcome
      },
    )
    expect(error).toMatchObject({
      name: 'MaxFileSizeExceededError',
      message: expect.stringContaining(String(50 * megabyte)),
    })
    expect(poured()).toBeLessThan(60 * megabyte)
  })

  test('is not read for its announced length', async () => {
    const error = await withRawServer(
      (socket) => socket.write(`${ok}content-length: ${10 ** 12}\r\n\r\nbegin`),
      (origin) => outcomeOf(origin, {}, { maxResponseBytes: megabyte, sleep: async () => {} }),
    )
    expect(error).toMatchObject({ name: 'MaxFileSizeExceededError' })
  })

  test.each([
    ['of headers', `${ok}x-a: 1\r\n`, 'x-b: 1\r\n'.repeat(1000), 'RuntimeError'],
    ['in one header', `${ok}x-a: `, 'y'.repeat(10_000), 'RuntimeError'],
    [
      'of chunks',
      `${ok}transfer-encoding: chunked\r\n\r\n`,
      `400\r\n${'z'.repeat(1024)}\r\n`,
      'MaxFileSizeExceededError',
    ],
    // Node 20 and 22 refuse such a size at once, Node 24 reads on until the request's timeout.
    [
      'of a chunk size',
      `${ok}transfer-encoding: chunked\r\n\r\n`,
      'f'.repeat(1000),
      Number.parseInt(process.versions.node) < 24 ? 'RuntimeError' : 'ConnectionError',
    ],
  ])('%s ends early', async (_, head, rest, name) => {
    let poured = nothing
    const error = await withRawServer(
      (socket) => {
        socket.write(head)
        poured = pour(socket, Buffer.from(rest))
      },
      (origin) => outcomeOf(origin, { timeout: 1000 }, { maxResponseBytes: megabyte }),
    )
    expect(error).toBeInstanceOf(MakeError)
    expect(error.name).toMatch(name)
    expect(poured()).toBeLessThan(20 * megabyte)
  })

  test('of the status line is given up after its timeout', async () => {
    const error = await withRawServer(
      (socket) => {
        socket.write('HTTP/1.1 200 ')
        pour(socket, Buffer.from('O'.repeat(10_000)))
      },
      (origin) => outcomeOf(origin, { timeout: 100 }),
    )
    expect(error).toMatchObject({ name: 'ConnectionError' })
  })

  test.each([
    ['that never begins', ''],
    ['that stops inside a header', `${ok}x-a: `],
    ['that stops after its headers', `${ok}content-length: 5\r\n\r\n`],
    ['of early hints', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
  ])('%s is given up after its timeout', async (_, text) => {
    const error = await withRawServer(
      (socket) => socket.write(text),
      (origin) => outcomeOf(origin, { timeout: 50 }),
    )
    expect(error).toMatchObject({ name: 'ConnectionError', message: expect.stringContaining('0.05 s') })
  })
})

describe('redirects', () => {
  test('in a circle end after 21', async () => {
    await withRawServer(
      (socket) => socket.write('HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n'),
      async (origin, requests) => {
        expect(await outcomeOf(origin)).toMatchObject({
          name: 'RuntimeError',
          message: expect.stringContaining('more than 21'),
        })
        expect(requests()).toBe(22)
      },
    )
  })

  test('with bodies without end are followed without reading them', async () => {
    const counters: (() => number)[] = []
    const outcome = await withRawServer(
      (socket, count) => {
        if (count > 5) {
          socket.end(`${ok}content-type: application/json\r\n\r\n{"arrived":true}`)
        } else {
          socket.write(`HTTP/1.1 302 Found\r\nlocation: /${count}\r\n\r\n`)
          counters.push(pour(socket, Buffer.alloc(64 * 1024, 'x')))
        }
      },
      (origin) => outcomeOf(origin, {}, { maxResponseBytes: megabyte }),
    )
    expect(outcome).toMatchObject({ status: 200, body: { arrived: true } })
    for (const poured of counters) expect(poured()).toBeLessThan(20 * megabyte)
  })

  test.each([
    ['no address', 'http://['],
    ['a script', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['itself, very long', `/${'a'.repeat(10_000)}`],
    ['a port that is none', 'http://127.0.0.1:99999/'],
  ])('to %s end with an error', async (_, location) => {
    const error = await withRawServer(
      (socket) => socket.write(`HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`),
      (origin) => outcomeOf(origin),
    )
    expect(error).toMatchObject({ name: 'RuntimeError' })
  })
})

describe('an answer that is not what HTTP is', () => {
  test.each([
    ['noise', '\u0000\u0001\u0002 no http'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a status that is no number', 'HTTP/1.1 abc OK\r\n\r\n'],
    ['a header with a null byte', `${ok}x-a: b\u0000c\r\ncontent-length: 0\r\n\r\n`],
    ['two lengths', `${ok}content-length: 1\r\ncontent-length: 2\r\n\r\na`],
    ['a length that is none', `${ok}content-length: -1\r\n\r\n`],
    ['a chunk without size', `${ok}transfer-encoding: chunked\r\n\r\nzz\r\n`],
    ['less than announced', `${ok}content-length: 100\r\n\r\nhalf`],
    ['packed noise', `${ok}content-encoding: gzip\r\ncontent-length: 5\r\n\r\nnoise`],
    ['an upgrade nobody asked for', 'HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'],
  ])('such as %s ends with an error of Make', async (_, text) => {
    const error = await withRawServer(
      (socket) => socket.end(text, 'latin1'),
      (origin) => outcomeOf(origin, { timeout: 2000 }),
    )
    expect(error).toBeInstanceOf(MakeError)
    expect(error.name).toMatch(/^(RuntimeError|ConnectionError|DataError)$/)
    expect(JSON.stringify([error.message, error.log])).not.toContain('SECRET')
  })

  test('has headers with any name', async () => {
    const headers = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((name) => `${name}: x`).join('\r\n')
    const outcome = await withRawServer(
      (socket) => socket.write(`${ok}${headers}\r\nset-cookie: a\r\nset-cookie: b\r\ncontent-length: 0\r\n\r\n`),
      (origin) => outcomeOf(origin),
    )
    expect(Object.entries(outcome.headers)).toEqual(
      expect.arrayContaining([
        ['__proto__', 'x'],
        ['constructor', 'x'],
        ['tostring', 'x'],
        ['set-cookie', ['a', 'b']],
      ]),
    )
    expect(Object.getPrototypeOf(outcome.headers)).toBe(Object.prototype)
  })

  test.each([
    [299, { status: 299 }],
    [399, { status: 399 }],
    [599, { name: 'ConnectionError', statusCode: 599 }],
    [600, { name: expect.stringMatching(/Error$/) }],
    [999, { name: expect.stringMatching(/Error$/) }],
  ])('has the status %i', async (status, expected) => {
    const outcome = await withRawServer(
      (socket) => socket.write(`HTTP/1.1 ${status} Odd\r\ncontent-length: 0\r\n\r\n`),
      (origin) => outcomeOf(origin),
    )
    expect(outcome).toMatchObject(expected)
  })
})
