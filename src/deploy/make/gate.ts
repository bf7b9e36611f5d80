/** Lets at most `size` pieces of work run at once; the others wait their turn, in order. */
export function createGate(size: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= size) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes straight to the next one: nobody who comes later can take it.
      if (next === undefined) running -= 1
      else next()
    }
  }
}
