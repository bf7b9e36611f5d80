import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { DeliverRequest } from '../../contract.ts'

interface DeliverProps {
  /** None for a webhook that is not Segment's: then any JSON can be delivered. */
  readonly types: readonly string[]
  readonly onDeliver: (request: DeliverRequest) => Promise<void>
}

const oddities = [
  { kind: 'wrong-key', label: 'With a wrong key' },
  { kind: 'wrong-type', label: 'Of a type not wanted' },
  { kind: 'batch', label: 'A batch' },
] as const

/** Buttons that deliver test events, as Segment would. */
export function Deliver({ types, onDeliver }: DeliverProps): JSX.Element {
  const [type, setType] = useState(types.includes('track') ? 'track' : (types[0] ?? ''))
  const [isBusy, setBusy] = useState(false)
  const deliver = async (request: DeliverRequest): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    await onDeliver(request)
    setBusy(false)
  }
  if (types.length === 0) return <AnyDelivery onDeliver={deliver} />
  return (
    <section class="deliver">
      <h2>Deliver a test event</h2>
      <p class="help">Sent to the address above over HTTP, as Segment sends it.</p>
      <div class="buttons">
        {types.map((one) => (
          <button type="button" onClick={() => void deliver({ type: one, kind: 'valid' })}>
            {capital(one)}
          </button>
        ))}
      </div>
      <div class="buttons odd">
        <label>
          Or a{' '}
          <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            {types.map((one) => (
              <option value={one}>{capital(one)}</option>
            ))}
          </select>
        </label>
        {oddities.map(({ kind, label }) => (
          <button type="button" onClick={() => void deliver({ type, kind })}>
            {label}
          </button>
        ))}
      </div>
    </section>
  )
}

function AnyDelivery({ onDeliver }: Pick<DeliverProps, 'onDeliver'>): JSX.Element {
  const [text, setText] = useState('{\n  "id": 1\n}')
  const [problem, setProblem] = useState('')
  const deliver = (): void => {
    try {
      const body: unknown = JSON.parse(text)
      setProblem('')
      void onDeliver({ type: '', kind: 'json', body })
    } catch {
      setProblem('This is not JSON.')
    }
  }
  return (
    <section class="deliver">
      <h2>Deliver JSON</h2>
      <label class="help" for="delivery-body">
        The body of the delivery
      </label>
      <textarea
        id="delivery-body"
        rows={6}
        spellcheck={false}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {problem !== '' && <p class="issue">{problem}</p>}
      <button type="button" onClick={deliver}>
        Deliver
      </button>
    </section>
  )
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
