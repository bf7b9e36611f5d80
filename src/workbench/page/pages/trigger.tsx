import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { DeliverRequest, ModuleView, ReceptionView, TriggerView } from '../../contract.ts'
import { post, problemOf } from '../api.ts'
import { AppIcon } from '../app-icon.tsx'
import type { Shared } from '../app.tsx'
import { useLoaded } from '../use-loaded.ts'
import { CopyButton } from '../value/copy-button.tsx'
import { Deliver } from './deliver.tsx'
import { Receptions } from './receptions.tsx'
import { WebhookForm } from './webhook-form.tsx'

interface TriggerPageProps {
  readonly module: ModuleView
  readonly shared: Shared
}

/** An instant trigger: its address, what its webhook is set to, deliveries to it and what became of them. */
export function TriggerPage({ module, shared }: TriggerPageProps): JSX.Element {
  const path = `trigger/${encodeURIComponent(module.name)}`
  const trigger = useLoaded<TriggerView>(path, shared.live.version)
  const [problem, setProblem] = useState('')
  const [latest, setLatest] = useState<ReceptionView>()
  const deliver = async (request: DeliverRequest): Promise<void> => {
    setProblem('')
    try {
      setLatest(await post<ReceptionView>(`${path}/deliver`, request))
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    await trigger.reload()
  }
  const view = trigger.value
  return (
    <div class="columns">
      <section class="dialog" aria-labelledby="module-heading">
        <div class="dialog-head">
          <AppIcon app={shared.app} />
          <div>
            <h1 id="module-heading">{module.label}</h1>
            {module.description !== '' && <p class="muted">{module.description}</p>}
          </div>
        </div>
        {view === undefined ? (
          <p class="muted">{trigger.problem?.message ?? 'Loading …'}</p>
        ) : (
          <>
            <div class="field">
              <label class="label" for="webhook-url">
                Address of the webhook
              </label>
              <input id="webhook-url" readOnly value={view.url} />
              <span class="beside">
                <CopyButton text={view.url} what="the address" />
              </span>
            </div>
            <Deliver types={view.types} onDeliver={deliver} />
            {module.webhook !== undefined && (
              <WebhookForm
                webhook={module.webhook}
                module={module.name}
                values={view.values}
                findings={shared.findings?.findings}
                version={shared.live.version}
                onSaved={trigger.replace}
              />
            )}
          </>
        )}
      </section>
      <section class="run" id="run" aria-labelledby="receptions-heading">
        <h2 id="receptions-heading">Deliveries</h2>
        <p class="unseen" role="status">
          {latest === undefined ? '' : `Answered ${latest.answer.status}, ${latest.bundles.length} bundles`}
        </p>
        {problem !== '' && (
          <p class="issue" role="alert">
            {problem}
          </p>
        )}
        <Receptions
          receptions={view?.receptions ?? []}
          onReplay={(id) => void deliver({ type: view?.types[0] ?? '', kind: 'replay', replayOf: id })}
        />
      </section>
    </div>
  )
}
