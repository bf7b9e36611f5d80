import type { JSX } from 'preact'
import type { ReceptionView } from '../../contract.ts'
import { clockText } from '../run/units.ts'
import { Tree } from '../value/tree.tsx'

interface ReceptionsProps {
  readonly receptions: readonly ReceptionView[]
  readonly onReplay: (id: string) => void
}

/** What came to a trigger's address, what it was answered, and the bundles that a scenario would start with. */
export function Receptions({ receptions, onReplay }: ReceptionsProps): JSX.Element {
  if (receptions.length === 0) {
    return (
      <div class="nothing">
        <p>Nothing was delivered yet.</p>
        <p class="muted">Deliver a test event, or send one to the address from a program of your own.</p>
      </div>
    )
  }
  return (
    <ol class="receptions">
      {receptions.map((reception, index) => (
        <li key={reception.id}>
          <ReceptionDetails reception={reception} isOpen={index === 0} onReplay={() => onReplay(reception.id)} />
        </li>
      ))}
    </ol>
  )
}

interface ReceptionProps {
  readonly reception: ReceptionView
  readonly isOpen: boolean
  readonly onReplay: () => void
}

function ReceptionDetails({ reception, isOpen, onReplay }: ReceptionProps): JSX.Element {
  const { answer, bundles, body, error, receivedAt } = reception
  const isGood = answer.status < 400
  return (
    <details open={isOpen}>
      <summary>
        <span class={`status ${isGood ? 'good' : 'bad'}`}>{answer.status}</span> {clockText(receivedAt)}
        <span class="muted">{` ${bundles.length} ${bundles.length === 1 ? 'bundle' : 'bundles'}`}</span>
      </summary>
      <p class={`outcome ${isGood ? 'good' : 'bad'}`}>
        <span class="muted">Answer </span>
        <code>{answer.body || '(empty)'}</code>
      </p>
      {error !== undefined && <p class="issue">{`${error.type}: ${error.message}`}</p>}
      {bundles.map((bundle, index) => (
        <section>
          <h3>{bundles.length === 1 ? 'Bundle' : `Bundle ${index + 1}`}</h3>
          <Tree value={bundle} what={`bundle ${index + 1}`} open={1} />
        </section>
      ))}
      <details>
        <summary>Delivered</summary>
        <Tree value={parsed(body)} what="delivery" open={1} />
      </details>
      <button type="button" class="quiet" onClick={onReplay}>
        Deliver again
      </button>
    </details>
  )
}

/** The body as a value where it is JSON, else as the text that it is. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
