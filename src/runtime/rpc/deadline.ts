import type { World } from '../environment.ts'
import type { MakeError } from '../errors.ts'

/**
 * The world for work that may take `limitMs`, counted by its clock or by the pauses that it makes, whichever is more. From then
 * on no request is made, and one that is under way is given up; each fails with what `failure` gives. `onRequest` is told how
 * many requests there were so far.
 */
export function worldUntil(
  world: World,
  limitMs: number,
  failure: () => MakeError,
  onRequest: (made: number) => void,
): World {
  const start = world.now().getTime()
  let paused = 0
  let made = 0
  const left = (): number => limitMs - Math.max(world.now().getTime() - start, paused)
  const guarded =
    (fetch: World['fetch']): World['fetch'] =>
    (input, init) => {
      made += 1
      onRequest(made)
      return left() > 0 ? fetch(input, init) : Promise.reject(failure())
    }
  return {
    ...world,
    fetch: guarded(world.fetch),
    fetchTrusting: (ca) => guarded(world.fetchTrusting(ca)),
    pause: async (ms) => {
      if (ms >= left()) throw failure()
      paused += ms
      await world.pause(ms)
    },
    alarm: (ms) => {
      const remaining = left()
      if (ms < remaining) return world.alarm(ms)
      const { rings, callOff } = world.alarm(Math.max(remaining, 1))
      const late = rings.then((): void => {
        throw failure()
      })
      return { rings: late, callOff }
    },
  }
}
