import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ModuleView, RunView } from '../../contract.ts'
import { AppIcon } from '../app-icon.tsx'
import type { Shared } from '../app.tsx'
import { post, problemOf } from '../api.ts'
import { choose, chosenAt } from '../choices.ts'
import { DialogFields } from '../dialog/dialog-fields.tsx'
import { inputId } from '../dialog/form-context.ts'
import { SampleBundle, sampleBundle } from '../dialog/sample-bundle.tsx'
import { useForm } from '../dialog/use-form.ts'
import { RunPanel } from '../run/run-panel.tsx'
import { ConnectionChoice, useConnection } from './connection-choice.tsx'
import { FaultChoice } from './fault-choice.tsx'

interface ModulePageProps {
  readonly module: ModuleView
  readonly shared: Shared
}

/** A module: its dialog, and beside it what a run does. */
export function ModulePage({ module, shared }: ModulePageProps): JSX.Element {
  const { app, live, connections, runs } = shared
  const [bundle, setBundle] = useState<unknown>(() => chosenAt('bundle', sampleBundle))
  const [bundles, setBundles] = useState(() => ({ 1: bundle }))
  const connection = useConnection(module.name, module.connection, connections.value)
  const [fault, setFault] = useState('')
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState('')
  const form = useForm({
    target: { module: module.name },
    connectionId: connection.id,
    canMap: module.type !== 'trigger',
    canErase: module.erasable,
    bundles,
    findings: shared.findings?.findings,
    version: live.version,
  })
  const changeBundle = (next: unknown): void => {
    choose('bundle', next)
    setBundle(next)
    setBundles({ 1: next })
  }
  const run = async (): Promise<void> => {
    if (isRunning) return
    setRunning(true)
    setProblem('')
    try {
      const result = await post<RunView>('run', {
        module: module.name,
        ...form.current(),
        bundles,
        ...(connection.id !== undefined && { connectionId: connection.id }),
        ...(fault !== '' && { fault }),
      })
      form.setIssues(result.error?.issues ?? [])
      runs.replace([result, ...(runs.value ?? [])])
      // Once the page has been drawn with it.
      setTimeout(showRun)
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    setRunning(false)
  }
  useRunKey(run)
  return (
    <div class="columns">
      <section class="dialog" aria-labelledby="module-heading">
        <div class="dialog-head">
          <AppIcon app={app} />
          <div>
            <h1 id="module-heading">{module.label}</h1>
            {module.description !== '' && <p class="muted">{module.description}</p>}
          </div>
        </div>
        {module.connection !== undefined && connections.value !== undefined && (
          <ConnectionChoice id={connection.id} fitting={connection.fitting} onChoose={connection.choose} />
        )}
        <DialogFields form={form} />
        <SampleBundle bundle={bundle} onChange={changeBundle} />
        <div class="dialog-foot">
          {problem !== '' && (
            <p class="issue" role="alert">
              {problem}
            </p>
          )}
          <button type="button" class="primary" aria-disabled={isRunning} onClick={() => void run()} title="Ctrl+Enter">
            {isRunning ? 'Running …' : 'Run once'}
          </button>
          <FaultChoice faults={app.faults} fault={fault} onChoose={setFault} />
          <button type="button" class="quiet" onClick={form.reset}>
            Empty all fields
          </button>
        </div>
      </section>
      <RunPanel
        runs={(runs.value ?? []).filter((one) => one.module === module.name)}
        isRunning={isRunning}
        samples={form.view?.samples}
        onField={(path) => document.querySelector<HTMLElement>(`#${CSS.escape(inputId(form.api.id, path))}`)?.focus()}
      />
    </div>
  )
}

/** Ctrl+Enter, or Cmd+Enter, runs the module from wherever one types. */
function useRunKey(run: () => Promise<void>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

/** Where the run stands below the dialog, it is brought into view. */
function showRun(): void {
  const panel = document.querySelector('#run')
  if (panel !== null && panel.getBoundingClientRect().top > innerHeight - 120) panel.scrollIntoView()
}
