import type { JSX } from 'preact'
import type { ScenarioRun } from '../../contract.ts'
import { Exchanges } from '../run/exchanges.tsx'
import { KeptView } from '../run/kept.tsx'
import { Tree } from '../value/tree.tsx'

type ModuleRun = ScenarioRun['runs'][number]

/** Runs of modules that are drawn: a search may start hundreds. */
const maxRuns = 100

/** What each module of a scenario was given and gave, in the order in which they ran. */
export function ScenarioRunView({ run }: { readonly run: ScenarioRun }): JSX.Element {
  const { status, message, operations, runs, kept } = run
  return (
    <div class="result">
      <p class={`outcome ${status === 'success' ? 'good' : 'bad'}`}>
        <strong>{titles[status] ?? status}</strong>
        <span class="muted">{` ${operations} ${operations === 1 ? 'operation' : 'operations'}`}</span>
        {message !== undefined && <span>{` ${message}`}</span>}
      </p>
      <ol class="module-runs">
        {runs.slice(0, maxRuns).map((one) => (
          <li style={{ marginInlineStart: `${Math.min(one.depth, 6)}rem` }}>
            <OneRun run={one} />
          </li>
        ))}
      </ol>
      {runs.length > maxRuns && <p class="muted">{`and ${runs.length - maxRuns} more`}</p>}
      {kept !== undefined && (
        <KeptView kept={kept} sent={runs.reduce((count, { exchanges }) => count + exchanges.length, 0)} />
      )}
    </div>
  )
}

const titles: Readonly<Record<string, string>> = {
  success: 'Success',
  warning: 'Done, with a bundle put aside',
  error: 'Stopped by an error',
}

const outcomes: Readonly<Record<ModuleRun['outcome'], string>> = {
  done: 'done',
  filtered: 'kept out by its filter',
  failed: 'failed',
}

function OneRun({ run }: { readonly run: ModuleRun }): JSX.Element {
  const { id, label, outcome, filter, error, input, bundles, exchanges } = run
  return (
    <details open={outcome === 'failed'}>
      <summary>
        <span class="number">{id}</span> <strong>{label}</strong>{' '}
        <span class={outcome === 'failed' ? 'status bad' : 'muted'}>
          {outcome === 'done' ? givenText(bundles.length) : outcomes[outcome]}
        </span>
      </summary>
      {filter !== undefined && <p class="muted">{`Filter: ${filter}`}</p>}
      {error !== undefined && <p class="issue">{`${error.type}: ${error.message}`}</p>}
      {input !== undefined && (
        <>
          <h3>Bundle in</h3>
          <Tree value={input} what={`bundle into module ${id}`} open={1} />
        </>
      )}
      {bundles.slice(0, 20).map((bundle, index) => (
        <>
          <h3>{bundles.length === 1 ? 'Bundle out' : `Bundle out ${index + 1}`}</h3>
          <Tree value={bundle} what={`bundle ${index + 1} of module ${id}`} open={1} />
        </>
      ))}
      {exchanges.length > 0 && <Exchanges exchanges={exchanges} limits={undefined} />}
    </details>
  )
}

/** A router gives nothing of its own. */
function givenText(bundles: number): string {
  if (bundles === 0) return 'passes on'
  return bundles === 1 ? '1 bundle' : `${bundles} bundles`
}
