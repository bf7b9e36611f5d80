import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isRecord } from './path.ts'

/** What the module before gave, in examples: the items of `{{1.…}}`. */
export const sampleBundle = {
  id: 'user-314159',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  plan: 'pro',
  seats: 5,
  active: true,
  createdAt: '2026-02-23T22:28:54.387Z',
  company: { id: 'acme', name: 'Acme' },
  tags: ['beta', 'newsletter'],
  orders: [{ id: 'A-1', total: 19.99 }],
}

interface SampleProps {
  readonly bundle: unknown
  readonly onChange: (bundle: unknown) => void
}

/** The bundle that mapped fields are evaluated with, as JSON that can be changed. */
export function SampleBundle({ bundle, onChange }: SampleProps): JSX.Element {
  const [text, setText] = useState(() => JSON.stringify(bundle, null, 2))
  const [problem, setProblem] = useState('')
  const change = (next: string): void => {
    setText(next)
    try {
      const read: unknown = JSON.parse(next)
      if (!isRecord(read)) return setProblem('A bundle is a collection: { … }')
      setProblem('')
      onChange(read)
    } catch {
      setProblem('This is not JSON yet. Mapped fields keep the last bundle that was.')
    }
  }
  return (
    <details class="sample">
      <summary>Sample bundle of module 1</summary>
      <label for="sample-bundle" class="help">
        What mapped fields are given here: <code>{'{{1.email}}'}</code> is its <code>email</code>. Change it as you
        like.
      </label>
      <textarea
        id="sample-bundle"
        rows={Math.min(16, text.split('\n').length)}
        spellcheck={false}
        value={text}
        {...(problem !== '' && { 'aria-invalid': 'true' })}
        aria-describedby="sample-bundle-problem"
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="issue" id="sample-bundle-problem" aria-live="polite">
        {problem}
      </p>
    </details>
  )
}
