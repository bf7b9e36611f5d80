import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ScenarioRun, ScenarioView } from '../../contract.ts'
import { post, problemOf } from '../api.ts'
import type { Shared } from '../app.tsx'
import { linkTo } from '../route.ts'
import { useLoaded } from '../use-loaded.ts'
import { ConnectionChoice, useConnection } from './connection-choice.tsx'
import { FaultChoice } from './fault-choice.tsx'
import { ScenarioRunView } from './scenario-run.tsx'

interface ScenariosProps {
  readonly shared: Shared
  readonly name: string
}

/** The example scenarios, each as the chain of modules that it is. */
export function ScenariosPage({ shared, name }: ScenariosProps): JSX.Element {
  const scenarios = useLoaded<readonly ScenarioView[]>('scenarios', shared.live.version)
  const list = scenarios.value
  const scenario = list?.find((one) => one.name === name) ?? list?.[0]
  return (
    <div class="columns">
      <section class="dialog" aria-labelledby="scenarios-heading">
        <h1 id="scenarios-heading">Scenarios</h1>
        {list === undefined && <p class="muted">{scenarios.problem?.message ?? 'Loading …'}</p>}
        {list?.length === 0 && <p class="muted">This app has no example scenarios.</p>}
        {scenario !== undefined && list !== undefined && (
          <>
            <ul class="tabs">
              {list.map((one) => (
                <li>
                  <a
                    href={linkTo('scenarios', one.name)}
                    {...(one.name === scenario.name && { 'aria-current': 'true' as const })}
                  >
                    {one.label}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
        {scenario !== undefined && <Chain scenario={scenario} />}
      </section>
      {scenario !== undefined && <Try key={scenario.name} scenario={scenario} shared={shared} />}
    </div>
  )
}

function Chain({ scenario }: { readonly scenario: ScenarioView }): JSX.Element {
  return (
    <>
      <h2>{scenario.label}</h2>
      {scenario.problem !== undefined && <p class="issue">{scenario.problem}</p>}
      <ol class="chain">
        {scenario.modules.map(({ id, module, label, depth, filter }) => (
          <li style={{ marginInlineStart: `${Math.min(depth, 6) * 1.5}rem` }}>
            {filter !== undefined && <span class="filter">{`only if: ${filter || 'a filter'}`}</span>}
            <span class="step">
              <span class="number">{id}</span>
              <span>
                <strong>{label}</strong>
                <small class="muted">{module}</small>
              </span>
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Try({ scenario, shared }: { readonly scenario: ScenarioView; readonly shared: Shared }): JSX.Element {
  const { app, connections } = shared
  const connection = useConnection('scenarios', app.connectionTypes[0]?.name, connections.value)
  const [payload, setPayload] = useState(() => JSON.stringify(scenario.payload ?? {}, null, 2))
  const [fault, setFault] = useState('')
  const [run, setRun] = useState<ScenarioRun>()
  const [problem, setProblem] = useState('')
  const [isRunning, setRunning] = useState(false)
  const start = async (): Promise<void> => {
    setProblem('')
    setRunning(true)
    try {
      const request = {
        ...(connection.id !== undefined && { connectionId: connection.id }),
        ...(fault !== '' && { fault }),
        ...(scenario.takes !== 'nothing' && { payload: JSON.parse(payload) as unknown }),
      }
      setRun(await post<ScenarioRun>(`scenarios/${encodeURIComponent(scenario.name)}/run`, request))
    } catch (error) {
      setProblem(error instanceof SyntaxError ? 'What starts the scenario is not JSON.' : problemOf(error).message)
    }
    setRunning(false)
  }
  return (
    <section class="run" id="run" aria-labelledby="scenario-run-heading">
      <h2 id="scenario-run-heading">Run</h2>
      {app.connectionTypes.length > 0 && (
        <ConnectionChoice id={connection.id} fitting={connection.fitting} onChoose={connection.choose} />
      )}
      {scenario.takes !== 'nothing' && (
        <div class="field">
          <label class="label" for="payload">
            {startLabels[scenario.takes] ?? 'What starts it'}
          </label>
          <textarea
            id="payload"
            rows={Math.min(14, payload.split('\n').length)}
            spellcheck={false}
            value={payload}
            onInput={(event) => setPayload(event.currentTarget.value)}
          />
        </div>
      )}
      <div class="dialog-foot">
        <button type="button" class="primary" aria-disabled={isRunning} onClick={() => !isRunning && void start()}>
          {isRunning ? 'Running …' : 'Run once'}
        </button>
        <FaultChoice faults={app.faults} fault={fault} onChoose={setFault} />
      </div>
      <div role="status">
        {problem !== '' && <p class="issue">{problem}</p>}
        {run !== undefined && <ScenarioRunView run={run} />}
      </div>
    </section>
  )
}

const startLabels: Readonly<Record<string, string>> = {
  payload: 'What is sent to its webhook',
  delivery: 'The event that Segment delivers',
  bundles: 'The bundles of its first module',
}
