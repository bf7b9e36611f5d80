import { MaxFileSizeExceededError } from '../errors.ts'

/**
 * The body of an answer. Reading stops at the limit, so that neither an endless answer nor one that unpacks to more than it
 * announces fills the memory.
 *
 * @throws MaxFileSizeExceededError when the body is larger than `limit` bytes.
 */
export async function readBytes(response: Response, limit: number, host: string): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0)
  const tooLarge = (): Error => new MaxFileSizeExceededError(`The answer of ${host} is larger than ${limit} bytes.`)
  // The length of a packed body says nothing about the one that is read.
  if (!response.headers.has('content-encoding') && Number(response.headers.get('content-length')) > limit) {
    await response.body.cancel()
    throw tooLarge()
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
