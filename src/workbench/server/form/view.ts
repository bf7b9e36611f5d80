import { type Collection, isCollection, setMember } from '../../../runtime/collection.ts'
import type { ResolvedField, ResolvedForm } from '../../../runtime/index.ts'
import type { FormView, Target } from '../../contract.ts'
import { plain } from '../plain.ts'
import { type Body, ProblemError } from '../problem.ts'
import type { Secrets } from '../secrets.ts'
import { explained } from '../services.ts'
import type { State } from '../state.ts'
import { connected } from './connected.ts'
import { type Filling, fillingOf, rememberSecrets, shownValues, withoutPasswords } from './filled.ts'

/** A dialog for what is filled in: as the runtime resolved it, with the values in it. */
export interface Dialog {
  readonly form: ResolvedForm
  /** Static and mappable fields. */
  readonly fields: readonly ResolvedField[]
}

/**
 * Resolves the dialog of a component. Passwords that are in it are added to `secrets`.
 *
 * @throws ProblemError 404 when there is no such component, MakeError when its form is too large.
 */
export async function dialogOf(
  state: State,
  target: Target,
  filling: Filling,
  connectionId: string | undefined,
  secrets: Secrets,
): Promise<Dialog> {
  const component = componentOf(state, target)
  const declared = [component.parameters, component.expect].flatMap((section) => section ?? [])
  rememberSecrets(declared, filling, secrets)
  const form = await state.app.resolveForm(target, {
    ...connected(state, component, connectionId),
    parameters: shownValues(declared, filling),
  })
  const fields = [...form.parameters, ...form.expect]
  // Fields that RPCs gave, or that a choice shows, may be passwords, too.
  rememberSecrets(fields, filling, secrets)
  return { form, fields }
}

/** `POST /api/form`. */
export async function formView(state: State, body: Body): Promise<FormView> {
  const target = targetOf(body.get('target'))
  const filling = fillingOf(body, state.secrets)
  const secrets = state.secrets.forNow()
  const { form, fields } = await dialogOf(state, target, filling, body.optionalText('connectionId'), secrets)
  const shown = (list: readonly ResolvedField[]): ResolvedField[] => shownFields(list, secrets)
  return {
    fields: shown(fields),
    fixed: form.parameters.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
    interface: shown(form.interface),
    ...(form.samples !== undefined && { samples: plain(secrets.mask(form.samples)) }),
    values: secrets.standIn(withoutPasswords(fields, withDefaults(filling.sent, form.values), false)) as Collection,
    problems: form.problems.map((problem) => ({ ...problem, message: saidOf(problem.message, secrets) })),
    findings: state.findings.of(target),
  }
}

/** Reads whose form is meant. Throws ProblemError 400 when that is not said. */
export function targetOf(target: unknown): Target {
  if (isCollection(target)) {
    for (const kind of ['module', 'connection', 'webhook'] as const) {
      const name = Object.hasOwn(target, kind) ? target[kind] : undefined
      if (typeof name === 'string') return { [kind]: name } as Target
    }
  }
  throw new ProblemError(400, 'target: expected { module }, { connection } or { webhook } with a name.')
}

/** The definition that a target names. Throws ProblemError 404 when there is none. */
export function componentOf(state: State, target: Target) {
  const { modules = {}, connections = {}, webhooks = {} } = state.app.definition
  const [kind, name, section] =
    'module' in target
      ? (['module', target.module, modules] as const)
      : 'connection' in target
        ? (['connection', target.connection, connections] as const)
        : (['webhook', target.webhook, webhooks] as const)
  const component = Object.hasOwn(section, name) ? section[name] : undefined
  if (isCollection(component)) return component as (typeof modules)[string]
  throw new ProblemError(404, `The app has no ${kind} "${name}".`)
}

/** A message of the runtime as it may be shown. */
export function saidOf(message: string, secrets: Secrets): string {
  return explained(String(secrets.mask(message)))
}

/** What an RPC offers may be a secret that was typed elsewhere: its options stand for it. Names and texts of fields stay. */
function shownFields(fields: readonly ResolvedField[], secrets: Secrets): ResolvedField[] {
  return fields.map((field) => {
    const { spec, items, options, problem } = field
    return {
      ...(plain(field) as ResolvedField),
      ...(options !== undefined && { options: plain(secrets.standIn(options)) }),
      ...(Array.isArray(spec) && { spec: shownFields(spec as ResolvedField[], secrets) }),
      ...(isCollection(spec) && { spec: shownFields([spec], secrets)[0] }),
      ...(items !== undefined && { items: items.map((item) => shownFields(item, secrets)) }),
      ...(problem !== undefined && { problem: { ...problem, message: saidOf(problem.message, secrets) } }),
    }
  })
}

/** What was sent, and what the dialog holds beside it. */
function withDefaults(sent: Collection, held: Collection): Collection {
  const values: Collection = {}
  for (const name of new Set([...Object.keys(held), ...Object.keys(sent)])) {
    const [given, shown] = [sent, held].map((one) => (Object.hasOwn(one, name) ? one[name] : undefined))
    setMember(
      values,
      name,
      isCollection(given) && isCollection(shown) ? withDefaults(given, shown) : (given ?? plain(shown)),
    )
  }
  return values
}
