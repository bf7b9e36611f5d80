import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** Copies a text, and says so for two seconds. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
    setState(done ? 'copied' : 'failed')
    setTimeout(() => setState('idle'), 2000)
  }
  const label = { idle: 'Copy', copied: 'Copied', failed: 'Not copied' }[state]
  return (
    <button type="button" class="quiet" aria-label={`${label} ${what}`} onClick={() => void copy()}>
      {label}
    </button>
  )
}
