import { isCollection, member, typeName } from './collection.ts'
import { InvalidConfigurationError, UnsupportedError } from './errors.ts'
import type { Behaviour, ModuleSource } from './module-type.ts'
import { compileRespond, responseOf } from './webhook/respond.ts'

/**
 * Compiles a responder: its `api` holds nothing but `response`, which is what the sender of the delivery is answered. Nothing is
 * sent by the module itself, and base has no part in it.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/responder
 *
 * @throws InvalidConfigurationError when `api` holds no response, UnsupportedError for any other directive.
 */
export function compileResponder({ definition, place }: ModuleSource): Behaviour {
  const at = `${place}, api`
  const requests: readonly unknown[] = Array.isArray(definition.api) ? definition.api : [definition.api]
  const [api] = requests
  if (requests.length !== 1 || !isCollection(api)) {
    const found = requests.length === 1 ? typeName(api) : `${requests.length} requests`
    throw new InvalidConfigurationError(`${at}: expected a collection that holds response, but found ${found}.`)
  }
  for (const [name, value] of Object.entries(api)) {
    if (name !== 'response' && value !== undefined && value !== null) throw new UnsupportedError(name, `${at}.${name}`)
  }
  const plan = compileRespond(member(api, 'response'), `${at}.response`)
  if (plan === undefined) throw new InvalidConfigurationError(`${at}.response: say what the sender is answered.`)
  return async (run) => ({ bundles: [], respond: responseOf(plan, run.scope) })
}
