import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ConnectionView } from '../../contract.ts'
import { problemOf, remove } from '../api.ts'
import type { Shared } from '../app.tsx'
import { CopyButton } from '../value/copy-button.tsx'
import { NewConnection } from './new-connection.tsx'

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
