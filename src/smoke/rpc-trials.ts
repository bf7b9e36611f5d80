import { fieldsOfForm } from '../runtime/form/index.ts'
import type { FieldSpec, ModuleDefinition } from '../runtime/index.ts'
import { shapeAnswers } from './communication.ts'
import { formValues } from './form-values.ts'
import { Shape } from './shape.ts'
import type { Surroundings } from './surroundings.ts'
import { counted, kindsOf, type Trial } from './trial.ts'

/** Runs of one RPC with different addresses. */
const mostCalls = 5

/** More levels than a form has. */
const mostLevels = 30

/** Runs of an RPC, one for each query with which forms call it. */
export function rpcTrials(name: string, around: Surroundings): Trial[] {
  const rpc = around.definition.rpcs?.[name] ?? {}
  const parameters = new Shape(true)
  const communication = around.communicationOf(rpc.api, 'any', { parameters })
  shapeAnswers(communication, false)
  const calls = callsOf(name, around)
  return calls.map(({ query, fields }): Trial => {
    const values = {
      ...formValues(fieldsOfForm(rpc.parameters), 'all', kindsOf(parameters)),
      ...formValues(fields, 'all', kindsOf(parameters)),
    }
    return {
      kind: 'RPC',
      name,
      title: query === '' ? '' : `?${query}`,
      communications: [communication],
      run: async (app) => {
        const asked = { ...values, ...Object.fromEntries(new URLSearchParams(query)) }
        const { result } = await app.runRpc(name, {
          parameters: asked,
          connection: around.connection,
          webhook: around.webhook,
        })
        return counted(Array.isArray(result) ? result.length : 1, 'item')
      },
    }
  })
}

/** The forms that call an RPC, once for each query. */
function callsOf(name: string, { definition }: Surroundings): { query: string; fields: readonly FieldSpec[] }[] {
  const forms = [
    ...Object.values(definition.modules ?? {}),
    ...Object.values(definition.webhooks ?? {}),
    ...Object.values(definition.connections ?? {}),
  ] as Pick<ModuleDefinition, 'parameters' | 'expect' | 'interface' | 'samples'>[]
  const calls = new Map<string, readonly FieldSpec[]>()
  for (const form of forms) {
    const fields = fieldsOfForm(form.parameters, form.expect)
    for (const address of addressesIn([fields, form.interface, form.samples])) {
      const [path = '', query = ''] = address.slice('rpc://'.length).split('?', 2)
      if (path === name && !query.includes('{{') && !calls.has(query)) calls.set(query, fields)
    }
  }
  if (calls.size === 0) calls.set('', [])
  return [...calls].slice(0, mostCalls).map(([query, fields]) => ({ query, fields }))
}

/** The addresses of RPCs in a form, at every depth. */
function addressesIn(form: unknown, level = 0): string[] {
  if (typeof form === 'string') return form.startsWith('rpc://') ? [form] : []
  if (typeof form !== 'object' || form === null || level > mostLevels) return []
  return Object.values(form).flatMap((one) => addressesIn(one, level + 1))
}
