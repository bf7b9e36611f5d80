import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RunView } from '../../contract.ts'
import { Tree } from '../value/tree.tsx'
import { Compare } from './compare.tsx'
import { Exchanges } from './exchanges.tsx'
import { Failure } from './failure.tsx'
import { KeptView } from './kept.tsx'
import { bytesText, clockText } from './units.ts'

interface RunPanelProps {
  /** The runs of this module, the latest first. */
  readonly runs: readonly RunView[]
  readonly isRunning: boolean
  /** Leads to a field of the dialog. */
  readonly onField: (path: string) => void
}

/** What came of a run, with the runs before it to go back to and to compare with. */
export function RunPanel({ runs, isRunning, onField }: RunPanelProps): JSX.Element {
  const [chosen, setChosen] = useState('')
  const [compared, setCompared] = useState('')
  const run = runs.find(({ id }) => id === chosen) ?? runs[0]
  const other = runs.find(({ id }) => id === compared && id !== run?.id)
  const latest = runs[0]
  return (
    <section class="run" id="run" aria-labelledby="run-heading" tabIndex={-1}>
      <h2 id="run-heading">Run</h2>
      <p class="unseen" role="status">
        {isRunning ? 'Running' : latest === undefined ? '' : spoken(latest)}
      </p>
      {run === undefined ? (
        <Nothing isRunning={isRunning} />
      ) : (
        <>
          {runs.length > 1 && (
            <div class="history">
              <label>
                Shown
                <select value={run.id} onChange={(event) => setChosen(event.currentTarget.value)}>
                  {runs.map((one, index) => (
                    <option value={one.id}>{nameOf(one, index, runs.length)}</option>
                  ))}
                </select>
              </label>
              <label>
                Compare with
                <select value={other?.id ?? ''} onChange={(event) => setCompared(event.currentTarget.value)}>
                  <option value="">no other run</option>
                  {runs.map(
                    (one, index) =>
                      one.id !== run.id && <option value={one.id}>{nameOf(one, index, runs.length)}</option>,
                  )}
                </select>
              </label>
            </div>
          )}
          {other === undefined ? (
            <RunResult key={run.id} run={run} onField={onField} />
          ) : (
            <Compare before={other} after={run} />
          )}
        </>
      )}
    </section>
  )
}

function Nothing({ isRunning }: { readonly isRunning: boolean }): JSX.Element {
  return (
    <div class="nothing">
      <p>{isRunning ? 'Running …' : 'Nothing has run yet.'}</p>
      <p class="muted">
        Fill in the dialog and press <strong>Run once</strong>. Here you see the bundle that comes out, what was sent,
        and what the receivers keep of it.
      </p>
    </div>
  )
}

function RunResult({ run, onField }: { readonly run: RunView; readonly onField: (path: string) => void }): JSX.Element {
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
          {bundles.slice(0, 20).map((bundle, index) => (
            <Tree value={bundle} what={bundles.length === 1 ? 'bundle' : `bundle ${index + 1}`} />
          ))}
          {bundles.length > 20 && <p class="muted">{`and ${bundles.length - 20} more bundles`}</p>}
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

function nameOf(run: RunView, index: number, count: number): string {
  const outcome = run.error?.type ?? `${run.bundles.length} ${run.bundles.length === 1 ? 'bundle' : 'bundles'}`
  return `Run ${count - index}, ${clockText(run.startedAt)}: ${outcome}`
}

function spoken(run: RunView): string {
  if (run.error !== undefined) return `The run failed. ${run.error.type}: ${run.error.message}`
  const sent = run.kept?.segment.reduce((sum, { bytes }) => sum + bytes, 0)
  return `The run gave ${run.bundles.length} bundles${sent === undefined ? '' : `, ${bytesText(sent)} kept by Segment`}.`
}
