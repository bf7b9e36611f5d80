import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ConnectionView, Problem } from '../../contract.ts'
import { post, problemOf, remove } from '../api.ts'
import type { Shared } from '../app.tsx'
import { DialogFields } from '../dialog/dialog-fields.tsx'
import { useForm } from '../dialog/use-form.ts'
import { Exchanges } from '../run/exchanges.tsx'
import { CopyButton } from '../value/copy-button.tsx'

/** The connections that there are, and the form of a new one. */
export function ConnectionsPage({ shared }: { readonly shared: Shared }): JSX.Element {
  const { app, connections } = shared
  const [type, setType] = useState(app.connectionTypes[0]?.name ?? '')
  const [problem, setProblem] = useState('')
  const take = async ({ id }: ConnectionView): Promise<void> => {
    try {
      await remove(`connections/${encodeURIComponent(id)}`)
      setProblem('')
    } catch (error) {
      setProblem(problemOf(error).message)
    }
    await connections.reload()
  }
  return (
    <div class="columns">
      <section class="dialog" aria-labelledby="connections-heading">
        <h1 id="connections-heading">Connections</h1>
        <p class="muted">
          They live as long as the workbench. What is typed into a secret field never comes back here.
        </p>
        <ul class="rows">
          {connections.value?.map((connection) => (
            <li>
              <span>
                <strong>{connection.label}</strong>
                <span class="muted">{` ${connection.metadata ?? ''}`}</span>
              </span>
              <button
                type="button"
                class="quiet"
                aria-label={`Delete ${connection.label}`}
                onClick={() => void take(connection)}
              >
                Delete
              </button>
            </li>
          ))}
          {connections.value?.length === 0 && <li class="muted">There is none.</li>}
        </ul>
        {problem !== '' && <p class="issue">{problem}</p>}
        {app.sandbox !== undefined && (
          <details>
            <summary>Credentials of the sandbox</summary>
            <p class="help">
              Good nowhere else. Copy what the form asks for, or type something wrong to see what happens.
            </p>
            <ul class="rows">
              {app.sandbox.map(({ label, value }) => (
                <li>
                  <span>
                    {label} <code>{value}</code>
                  </span>
                  <CopyButton text={value} what={label} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      {type !== '' && (
        <section class="run" aria-labelledby="new-connection-heading">
          <h2 id="new-connection-heading">New connection</h2>
          {app.connectionTypes.length > 1 && (
            <div class="field">
              <label class="label" for="connection-type">
                Type
              </label>
              <select id="connection-type" value={type} onChange={(event) => setType(event.currentTarget.value)}>
                {app.connectionTypes.map(({ name, label }) => (
                  <option value={name}>{label}</option>
                ))}
              </select>
            </div>
          )}
          <NewConnection key={type} type={type} shared={shared} />
        </section>
      )}
    </div>
  )
}

function NewConnection({ type, shared }: { readonly type: string; readonly shared: Shared }): JSX.Element {
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
