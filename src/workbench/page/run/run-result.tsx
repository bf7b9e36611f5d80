import type { JSX } from 'preact'
import type { RunView } from '../../contract.ts'
import { Tree } from '../value/tree.tsx'
import { Exchanges } from './exchanges.tsx'
import { Failure } from './failure.tsx'
import { KeptView } from './kept.tsx'

interface RunResultProps {
  readonly run: RunView
  /** Leads to a field of the dialog. */
  readonly onField: (path: string) => void
}

/** Bundles that are drawn; a search may give thousands. */
const maxBundles = 20

/** What one run gave, sent and was given. */
export function RunResult({ run, onField }: RunResultProps): JSX.Element {
  const { bundles, kept, exchanges, respond } = run
  return (
    <div class="result" data-run={run.id}>
      {run.error === undefined ? (
        <p class="outcome good">
          <strong>{bundles.length === 1 ? '1 bundle' : `${bundles.length} bundles`}</strong>
          <span class="muted">{` in ${Math.round(run.durationMs)} ms, ${requestsText(exchanges.length)}`}</span>
        </p>
      ) : (
        <Failure error={run.error} onField={onField} />
      )}
      {run.warnings.map(({ place, message }) => (
        <p class="warning">
          {message} <span class="muted">{place}</span>
        </p>
      ))}
      {run.error === undefined && (
        <section>
          <h3>Bundles out</h3>
          {bundles.length === 0 && <p class="muted">None: the scenario would stop here.</p>}
          {bundles.slice(0, maxBundles).map((bundle, index) => (
            <Tree value={bundle} what={bundles.length === 1 ? 'bundle' : `bundle ${index + 1}`} />
          ))}
          {bundles.length > maxBundles && <p class="muted">{`and ${bundles.length - maxBundles} more bundles`}</p>}
        </section>
      )}
      {respond !== undefined && (
        <section>
          <h3>Answer to the webhook</h3>
          <p>
            <strong>{respond.status}</strong> <code>{respond.body}</code>
          </p>
        </section>
      )}
      {kept !== undefined && <KeptView kept={kept} sent={exchanges.length} />}
      <section>
        <h3>Requests</h3>
        <Exchanges exchanges={exchanges} limits={kept?.limits} />
      </section>
      <section>
        <h3>Input</h3>
        <details>
          <summary>What the module was given</summary>
          <Tree value={run.input} what="input" />
        </details>
      </section>
    </div>
  )
}

const requestsText = (count: number): string => (count === 1 ? '1 request' : `${count} requests`)
