import type { JSX } from 'preact'
import type { Kept } from '../../contract.ts'
import { Tree } from '../value/tree.tsx'
import { SizeBar } from './exchanges.tsx'

/** What Segment and Ramen made of a run, and why it differs from what was sent. */
export function KeptView({ kept, sent }: { readonly kept: Kept; readonly sent: number }): JSX.Element {
  const { segment, dropped, ramen, more, limits } = kept
  return (
    <>
      <section>
        <h3>Segment keeps</h3>
        {segment.length === 0 && <p class="muted">{sent === 0 ? 'Nothing: nothing was sent.' : 'Nothing.'}</p>}
        {segment.map(({ message, bytes, notes, ramen: fate }) => (
          <div class="record">
            <SizeBar bytes={bytes} limit={limits.messageBytes} />
            <Tree value={message} what="message at Segment" open={1} />
            <Rules rules={notes} />
            <p class="fate">{fate}</p>
          </div>
        ))}
      </section>
      {dropped.length > 0 && (
        <section>
          <h3>Dropped silently</h3>
          <p class="muted">Segment answered 200 and threw these away.</p>
          {dropped.map(({ message, reason }) => (
            <div class="record dropped">
              <p class="issue">{reason}</p>
              <Tree value={message} what="dropped message" open={1} />
            </div>
          ))}
        </section>
      )}
      <section>
        <h3>Ramen keeps</h3>
        {ramen.length === 0 && <p class="muted">Nothing.</p>}
        {ramen.map(({ kind, value, rules }) => (
          <div class="record">
            <h4>{kind}</h4>
            <Tree value={value} what={`${kind} at Ramen`} />
            <Rules rules={rules} />
          </div>
        ))}
      </section>
      {more > 0 && <p class="muted">{`${more} more records are not shown.`}</p>}
    </>
  )
}

function Rules({ rules }: { readonly rules: readonly string[] }): JSX.Element | null {
  if (rules.length === 0) return null
  return (
    <ul class="rules" aria-label="What changed, and why">
      {rules.map((rule) => (
        <li>{rule}</li>
      ))}
    </ul>
  )
}
