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
  // A reader of its own takes half the time of a loop over the stream.
  const reader = response.body.getReader()
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- one chunk comes after the other
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks, size)
    size += value.byteLength
    if (size > limit) {
      // oxlint-disable-next-line no-await-in-loop
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
}
