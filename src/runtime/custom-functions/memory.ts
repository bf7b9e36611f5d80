/** Bytes that belong at an offset. */
interface Piece {
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Memory without content is looked for in steps of this many bytes, and counts as a gap from this many. */
const STEP = 64 * 1024
const GAP = 1024 * 1024

const nothing = Buffer.alloc(STEP)

/** Bytes at both ends of a gap that are copied all the same: they may be variables that are still zero. */
const MARGIN = 128 * 1024

/**
 * A copy of memory, for going back to it. Gaps are left out: the one there is is the unused part of the engine's stack,
 * and what lies beyond the last byte is memory that the engine has not asked for yet and clears when it does.
 */
export function copyMemory(memory: Uint8Array): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let end = 0
  for (let at = 0; at < memory.length; at += STEP) {
    if (isEmpty(memory, at)) continue
    if (at - end > GAP) {
      if (end > 0) pieces.push(pieceOf(memory, start, end + MARGIN))
      start = at - MARGIN
    }
    end = at + STEP
  }
  pieces.push(pieceOf(memory, start, end + MARGIN))
  return pieces
}

/** Makes memory what it was when it was copied. */
export function restoreMemory(memory: Uint8Array, pieces: readonly Piece[]): void {
  for (const { offset, bytes } of pieces) memory.set(bytes, offset)
}

function pieceOf(memory: Uint8Array, start: number, end: number): Piece {
  return { offset: start, bytes: memory.slice(start, end) }
}

function isEmpty(memory: Uint8Array, start: number): boolean {
  return nothing.equals(memory.subarray(start, start + STEP))
}
