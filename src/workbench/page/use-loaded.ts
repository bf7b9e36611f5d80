import { useEffect, useRef, useState } from 'preact/hooks'
import type { Problem } from '../contract.ts'
import { get, problemOf } from './api.ts'

/** What the server gives at an address, kept while it is asked for again. */
export interface Loaded<T> {
  readonly value: T | undefined
  readonly problem: Problem | undefined
  readonly reload: () => Promise<void>
  /** Puts what an answer to something else holds in its place. */
  readonly replace: (value: T) => void
}

/** Asks for `/api/…`, and again whenever `version` changes, then after a pause in milliseconds: what is shown first goes first. */
export function useLoaded<T>(path: string, version: number, pause = 0): Loaded<T> {
  const [state, setState] = useState<{ path: string; value?: T; problem?: Problem }>({ path })
  const number = useRef(0)
  const reload = async (): Promise<void> => {
    const mine = ++number.current
    try {
      const value = await get<T>(path)
      if (mine === number.current) setState({ path, value })
    } catch (error) {
      if (mine === number.current) setState((known) => ({ ...known, problem: problemOf(error) }))
    }
  }
  useEffect(() => {
    const timer = setTimeout(() => void reload(), version === 0 ? 0 : pause)
    return () => {
      number.current++
      clearTimeout(timer)
    }
  }, [path, version])
  const isCurrent = state.path === path
  return {
    value: isCurrent ? state.value : undefined,
    problem: isCurrent ? state.problem : undefined,
    reload,
    replace: (value) => setState({ path, value }),
  }
}
