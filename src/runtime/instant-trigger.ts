import { singleBundle } from './bundles.ts'
import { compileChain, type Link, runChain } from './chain.ts'
import { isCollection, member } from './collection.ts'
import { InvalidConfigurationError } from './errors.ts'
import type { Behaviour, ModuleSource } from './module-type.ts'
import { withVariables } from './scope.ts'
import { compileTemplate } from './template.ts'

/**
 * Compiles an instant trigger: each item of a webhook becomes at most one bundle. Without a request of its own the item is the
 * bundle; one request may fetch more about it and has neither `iterate` nor `pagination`, whatever base says.
 * https://developers.make.com/custom-apps-documentation/app-components/modules/instant-trigger
 *
 * @throws InvalidConfigurationError for more than one request, `iterate` and `pagination`; UnsupportedError for a directive that
 * cannot be executed.
 */
export function compileInstantTrigger({ definition, base, place }: ModuleSource): Behaviour {
  const at = `${place}, api`
  const requests: readonly unknown[] = Array.isArray(definition.api) ? definition.api : [definition.api]
  const [request] = requests
  if (requests.length > 1) throw refusal(at, 'an instant trigger makes one request at most')
  if (given(member(request, 'pagination'))) throw refusal(`${at}.pagination`, 'an instant trigger asks for one page')
  if (given(member(member(request, 'response'), 'iterate'))) {
    throw refusal(`${at}.response.iterate`, 'an instant trigger gives one bundle for each item of the webhook')
  }
  const unwritten = !given(request) || (isCollection(request) && Object.keys(request).length === 0)
  const chain = unwritten
    ? undefined
    : compileChain(definition.api, base, 'module', at).map((link) => singleAnswer(link, at))
  return async (run, { payload, webhook }) => {
    if (payload === undefined) throw refusal(place, 'give one item of a delivery as payload')
    if (chain === undefined) return { bundles: singleBundle(payload) }
    const scope = withVariables(run.scope, { payload, webhook: webhook ?? {} })
    return { bundles: await runChain(chain, { ...run, scope }, singleBundle) }
  }
}

/** Takes back what only base can have given, and lets an answer that has no body give the item instead. */
function singleAnswer(link: Link, place: string): Link {
  const { step, output } = link
  const passesOn = step.request === undefined && output.output === undefined && !output.none
  const item = passesOn ? compileTemplate('{{payload}}', `${place}.response.output`) : output.output
  return {
    ...link,
    step: { ...step, pagination: undefined },
    output: { ...output, container: undefined, output: item },
  }
}

function given(value: unknown): boolean {
  return value !== undefined && value !== null
}

function refusal(place: string, rule: string): InvalidConfigurationError {
  return new InvalidConfigurationError(`${place}: ${rule}.`)
}
