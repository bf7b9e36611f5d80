import type { Collection } from '../../runtime/collection.ts'
import { itemsOf } from '../../runtime/rpc/result.ts'
import type { RpcView } from '../contract.ts'
import { connected } from './form/connected.ts'
import { plain } from './plain.ts'
import { type Body, ProblemError } from './problem.ts'
import type { State } from './state.ts'

/** `POST /api/rpc`: runs the RPC of a search button. The query of its address goes over what was filled in. */
export async function rpcView(state: State, body: Body): Promise<RpcView> {
  const name = body.text('name')
  const { rpcs = {} } = state.app.definition
  const definition = Object.hasOwn(rpcs, name) ? rpcs[name] : undefined
  if (definition === undefined) throw new ProblemError(404, `The app has no RPC "${name}".`)
  const parameters = state.secrets.reveal({
    ...body.collection('parameters'),
    ...body.collection('query'),
  }) as Collection
  const input = { ...connected(state, definition, body.optionalText('connectionId')), parameters }
  const { result } = await state.app.runRpc(name, input)
  return { items: plain(state.secrets.standIn(itemsOf(result))) as unknown[] }
}
