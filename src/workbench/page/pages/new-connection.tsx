import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ConnectionView, Problem } from '../../contract.ts'
import { post, problemOf } from '../api.ts'
import type { Shared } from '../app.tsx'
import { DialogFields } from '../dialog/dialog-fields.tsx'
import { useForm } from '../dialog/use-form.ts'
import { Exchanges } from '../run/exchanges.tsx'

interface NewConnectionProps {
  readonly type: string
  readonly shared: Shared
}

/** The form of a connection that is verified and kept. What was typed is gone from the page once it is. */
export function NewConnection({ type, shared }: NewConnectionProps): JSX.Element {
  const typeLabel = shared.app.connectionTypes.find(({ name }) => name === type)?.label ?? type
  const [label, setLabel] = useState(`My ${typeLabel} connection`)
  const [problem, setProblem] = useState<Problem>()
  const [saved, setSaved] = useState<ConnectionView>()
  const [isBusy, setBusy] = useState(false)
  const form = useForm({
    target: { connection: type },
    canMap: false,
    canErase: false,
    bundles: {},
    findings: shared.findings?.findings,
    version: shared.live.version,
  })
  const save = async (): Promise<void> => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    setSaved(undefined)
    try {
      setSaved(await post<ConnectionView>('connections', { type, label, ...form.current() }))
      form.reset()
      await shared.connections.reload()
    } catch (error) {
      const found = problemOf(error)
      setProblem(found)
      form.setIssues(found.issues ?? [])
    }
    setBusy(false)
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div class="field">
        <label class="label" for="connection-name">
          Connection name
        </label>
        <input id="connection-name" value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
      </div>
      <DialogFields form={form} />
      <div class="dialog-foot">
        <button type="submit" class="primary" aria-disabled={isBusy}>
          {isBusy ? 'Verifying …' : 'Save'}
        </button>
      </div>
      <div role="status">
        {saved !== undefined && (
          <p class="outcome good">
            <strong>{`${saved.label} is verified and saved.`}</strong> {saved.metadata}
          </p>
        )}
        {problem !== undefined && (
          <div class="outcome bad">
            <strong>{problem.type ?? 'Not saved'}</strong>
            <p>{problem.message}</p>
          </div>
        )}
      </div>
      {problem?.exchanges !== undefined && <Exchanges exchanges={problem.exchanges} limits={undefined} />}
    </form>
  )
}
