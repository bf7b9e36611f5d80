import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { RunView } from '../../contract.ts'
import { Tree } from '../value/tree.tsx'
import { Compare } from './compare.tsx'
import { RunResult } from './run-result.tsx'
import { bytesText, clockText } from './units.ts'

interface RunPanelProps {
  /** The runs of this module, the latest first. */
  readonly runs: readonly RunView[]
  readonly isRunning: boolean
  /** One example of a bundle, to show before anything has run. */
  readonly samples: unknown
  /** Leads to a field of the dialog. */
  readonly onField: (path: string) => void
}

/** What came of a run, with the runs before it to go back to and to compare with. */
export function RunPanel({ runs, isRunning, samples, onField }: RunPanelProps): JSX.Element {
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
        <Nothing isRunning={isRunning} samples={samples} />
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

function Nothing({ isRunning, samples }: Pick<RunPanelProps, 'isRunning' | 'samples'>): JSX.Element {
  return (
    <>
      <div class="nothing">
        <p>{isRunning ? 'Running …' : 'Nothing has run yet.'}</p>
        <p class="muted">
          Fill in the dialog and press <strong>Run once</strong>. Here you see the bundle that comes out, what was sent,
          and what the receivers keep of it.
        </p>
      </div>
      {samples !== undefined && (
        <details>
          <summary>An example of the bundle that comes out</summary>
          <Tree value={samples} what="example" />
        </details>
      )}
    </>
  )
}

function nameOf(run: RunView, index: number, count: number): string {
  const outcome = run.error?.type ?? `${run.bundles.length} ${run.bundles.length === 1 ? 'bundle' : 'bundles'}`
  return `Run ${count - index}, ${clockText(run.startedAt)}: ${outcome}`
}

function spoken(run: RunView): string {
  if (run.error !== undefined) return `The run failed. ${run.error.type}: ${run.error.message}`
  const sent = run.kept?.segment.reduce((sum, { bytes }) => sum + bytes, 0)
  return `The run gave ${run.bundles.length} bundles${sent === undefined ? '' : `, ${bytesText(sent)} kept by Segment`}.`
}
