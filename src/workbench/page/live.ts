import { useEffect, useState } from 'preact/hooks'
import type { Reload } from '../contract.ts'

/** What saving the app did last. */
export interface Live {
  /** Counts the times that the app was saved. */
  readonly version: number
  readonly last: Reload | undefined
  /** Whether the server can be heard. */
  readonly isConnected: boolean
}

/** Follows the app while it is edited. */
export function useLive(): Live {
  const [live, setLive] = useState<Live>({ version: 0, last: undefined, isConnected: true })
  useEffect(() => {
    const events = new EventSource('/api/events')
    // After a break something may have been missed.
    let wasBroken = false
    events.addEventListener('open', () => {
      setLive((known) => ({ ...known, isConnected: true, version: known.version + (wasBroken ? 1 : 0) }))
      wasBroken = false
    })
    events.addEventListener('error', () => {
      wasBroken = true
      setLive((known) => ({ ...known, isConnected: false }))
    })
    events.addEventListener('message', (event: MessageEvent<string>) => {
      const last = JSON.parse(event.data) as Reload
      setLive((known) => ({ version: known.version + 1, last, isConnected: true }))
    })
    return () => events.close()
  }, [])
  return live
}
