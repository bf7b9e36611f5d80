import { isCollection } from '../../runtime/collection.ts'
import { MakeError } from '../../runtime/index.ts'
import type { ConnectionView } from '../contract.ts'
import { type Filling, fillingOf, mappedValues } from './form/filled.ts'
import { dialogOf } from './form/view.ts'
import { type Body, ProblemError } from './problem.ts'
import { readyMade } from './services.ts'
import type { State } from './state.ts'

/** `POST /api/connections`: verifies a connection and keeps it. */
export async function connect(state: State, body: Body): Promise<ConnectionView> {
  const label = body.text('label').trim()
  if (label === '') throw new ProblemError(400, 'Give the connection a name.')
  return verify(state, body.text('type'), label, fillingOf(body, state.secrets))
}

/**
 * Makes the connection with which the first dialog runs at once, where the sandbox answers and the app is of the kind that it plays.
 * Why there is none becomes a problem of the app.
 */
export async function connectReadyMade(state: State): Promise<void> {
  const type = 'segment'
  if (state.services.sandbox === undefined || !state.app.connectionNames.includes(type)) return
  const none: ReadonlySet<string> = new Set()
  try {
    await verify(state, type, 'Sandbox', { sent: readyMade, values: { ...readyMade }, mapped: none, erased: none })
  } catch (error) {
    if (!(error instanceof ProblemError) && !(error instanceof MakeError)) throw error
    state.problems = [`The connection to the sandbox could not be made: ${error.message}`]
  }
}

/** Throws MakeError for what the form or the service does not accept, ProblemError for a connection that cannot be made here. */
async function verify(state: State, type: string, label: string, filling: Filling): Promise<ConnectionView> {
  const { form, fields } = await dialogOf(state, { connection: type }, filling, undefined, state.secrets)
  const definition = state.app.definition.connections?.[type]
  if (/^oauth/i.test(String(definition?.type))) {
    throw new ProblemError(422, 'The workbench cannot make connections that are authorized in a browser (OAuth).')
  }
  const { parameters, issues } = mappedValues(fields, { ...filling, values: form.values }, {}, { place: 'mapper' })
  if (issues.length > 0) throw new ProblemError(422, { message: 'Not all fields can be evaluated.', issues })
  const { data, metadata } = await state.app.verifyConnection(type, { parameters })
  rememberStored(state, data, parameters)
  return state.connections.keep({ type, label, data, ...(metadata && { metadata: metadata.value }) })
}

/** What a service gave and nobody typed, such as a session's key, is a secret as much as a password. */
function rememberStored({ secrets }: State, data: Record<string, unknown>, typed: Record<string, unknown>): void {
  if (!isCollection(data)) return
  for (const [name, value] of Object.entries(data)) {
    if (!Object.hasOwn(typed, name) && typeof value === 'string' && value.length >= 8) secrets.add(value)
  }
}
