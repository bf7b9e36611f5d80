/** Chance that repeats itself: the same seed gives the same choices in the same order. */
export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** One of the values. */
  oneOf<const List extends readonly [unknown, ...unknown[]]>(values: List): List[number]
  /** So many hexadecimal digits. */
  hex(digits: number): string
  /** A random UUID, version 4. */
  uuid(): string
}

/** Returns the chance of a seed, of which the lower 32 bits count. It is quick and even, and no good for secrets. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  // A sequence that visits every 32-bit number once, each scrambled by two rounds of multiplying and folding.
  const next = (): number => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const hex = (digits: number): string => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('')
  return {
    whole,
    hex,
    oneOf: (values) => values[whole(0, values.length - 1)],
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${whole(8, 11).toString(16)}${hex(3)}-${hex(12)}`,
  }
}
