import { MaxFileSizeExceededError } from '../errors.ts'

/**
 * The body of an answer. Reading stops at the limit, so that neither an endless answer nor one that unpacks to more than it
 * announces fills the memory.
 *
 * @throws MaxFileSizeExceededError when the body is larger than `limit` bytes.
 */
export async function readBytes(response: Response, limit: number, host: string): Promise<Buffer> {
  if (response.body === null) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (size > limit) throw new MaxFileSizeExceededError(`The answer of ${host} is larger than ${limit} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}
