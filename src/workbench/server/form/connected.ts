import type { ConnectionChoice, ConnectionInput } from '../../../runtime/index.ts'
import { ProblemError } from '../problem.ts'
import type { State } from '../state.ts'

/**
 * The connection that a component is given, as the runtime takes it; nothing without an id.
 *
 * @throws ProblemError 404 when there is none of this id, 400 for one of a type that the component does not take.
 */
export function connected(state: State, choice: ConnectionChoice, id: string | undefined): ConnectionInput {
  if (id === undefined) return {}
  const { type, data, label } = state.connections.find(id)
  const types = [choice.connection, choice.altConnection].filter((name) => typeof name === 'string')
  if (types.length === 0) return {}
  if (!types.includes(type)) {
    throw new ProblemError(
      400,
      `"${label}" is a connection of another type. Choose one of the type ${types.join(' or ')}.`,
    )
  }
  const onRefresh: ConnectionInput['onRefresh'] = (renewed) => {
    state.secrets.add(renewed.data)
    state.connections.renew(id, renewed.data)
  }
  return { connection: data, connectionName: type, onRefresh }
}
