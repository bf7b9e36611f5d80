import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { ConnectionView } from '../../contract.ts'
import { choose, chosenAt } from '../choices.ts'
import { linkTo } from '../route.ts'

/** The connection of a module, the first of its type until another one is chosen. */
export function useConnection(
  place: string,
  type: string | undefined,
  connections: readonly ConnectionView[] | undefined,
): {
  readonly id: string | undefined
  readonly fitting: readonly ConnectionView[]
  readonly choose: (id: string) => void
} {
  const [wanted, setWanted] = useState(() => chosenAt(`connection of ${place}`, ''))
  const fitting = (connections ?? []).filter((connection) => connection.type === type)
  const connection = fitting.find(({ id }) => id === wanted) ?? fitting[0]
  return {
    id: connection?.id,
    fitting,
    choose: (id) => {
      choose(`connection of ${place}`, id)
      setWanted(id)
    },
  }
}

interface ChoiceProps {
  readonly id: string | undefined
  readonly fitting: readonly ConnectionView[]
  readonly onChoose: (id: string) => void
}

/** The drop-down at the top of a dialog that chooses the connection. */
export function ConnectionChoice({ id, fitting, onChoose }: ChoiceProps): JSX.Element {
  return (
    <div class="field connection">
      <label class="label" for="connection">
        Connection
      </label>
      {fitting.length === 0 ? (
        <p class="muted" id="connection">
          There is none yet. Add one first.
        </p>
      ) : (
        <select id="connection" value={id} onChange={(event) => onChoose(event.currentTarget.value)}>
          {fitting.map((connection) => (
            <option value={connection.id}>{nameOf(connection)}</option>
          ))}
        </select>
      )}
      <a class="beside" href={linkTo('connections')}>
        Add
      </a>
    </div>
  )
}

/** The name that the user gave, and the one that the service knows it by where that says more. */
function nameOf({ label, metadata }: ConnectionView): string {
  return metadata === undefined || metadata === label ? label : `${label} (${metadata})`
}
