/** Gives every text in a value, at any depth. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value !== null && typeof value === 'object')
    for (const member of Object.values(value)) yield* textsIn(member)
}
