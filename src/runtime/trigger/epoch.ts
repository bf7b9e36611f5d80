import { toText } from '../../iml/index.ts'
import { type Collection, isCollection, layOver, member, typeName } from '../collection.ts'
import { InvalidConfigurationError } from '../errors.ts'
import { limitOf } from '../limit.ts'
import type { ModuleSource } from '../module-type.ts'
import type { Run } from '../run.ts'
import { moduleTypeOf } from '../sections.ts'
import { rulesIn, type TriggerRules } from './directive.ts'
import { compareRecords, type TriggerRecord } from './record.ts'
import { epochReader } from './reader.ts'
import { compileTriggerChain, readRecords, withBoundary } from './run.ts'
import { type EpochChoice, open } from './state.ts'

/** What the panel "Choose where to start" offers. */
export interface EpochPanel {
  /** The ways to start that it has; none when there is no panel. */
  readonly starts: readonly ('all' | 'since' | 'now' | 'chosen')[]
  /** The records to choose from, newest first. */
  readonly choices: EpochChoice[]
}

/**
 * Compiles `epoch`: it lies over the last request of the trigger, and each record that this gives can be chosen as the first one.
 * https://developers.make.com/custom-apps-documentation/component-blocks/epoch
 *
 * @throws InvalidConfigurationError for another type of module and for an epoch that is no collection; whatever compiling the
 * trigger itself throws.
 */
export function compileEpoch(source: ModuleSource): (run: Run) => Promise<EpochPanel> {
  const { definition, place } = source
  if (moduleTypeOf(definition) !== 'trigger') {
    throw new InvalidConfigurationError(`${place}: only a polling trigger has an epoch.`)
  }
  const epoch = definition.epoch ?? {}
  // An empty section of any kind is a list in some exports.
  const isEmpty = typeof epoch === 'object' && Object.keys(epoch).length === 0
  if (!isEmpty && !isCollection(epoch)) {
    throw new InvalidConfigurationError(`${place}, epoch: expected a collection, but found ${typeName(epoch)}.`)
  }
  const chain =
    isCollection(epoch) && !isEmpty
      ? compileTriggerChain(source, overlaid(definition.api, epoch), `${place}, epoch`)
      : compileTriggerChain(source, definition.api, `${place}, api`)
  return async (run) => {
    const rules = rulesIn(chain.trigger, run.scope)
    if (isEmpty) return { starts: startsOf(rules, false), choices: [] }
    const limit = limitOf(chain.last.limit, Number.POSITIVE_INFINITY)
    const { records } = await readRecords(chain, withBoundary(run, open), (scoped) =>
      epochReader(chain.last, chain.trigger, rules, limit, scoped),
    )
    const shown = records.slice(0, limit(run.scope)).toSorted((one, other) => compareRecords(other, one))
    return { starts: startsOf(rules, true), choices: shown.map((record) => choiceOf(record, rules)) }
  }
}

/** The requests of the trigger with `epoch` over the last one; its output takes the place of the trigger's. */
function overlaid(api: unknown, epoch: Collection): unknown {
  const requests: readonly unknown[] = Array.isArray(api) ? api : [api ?? {}]
  const last = layOver(requests.at(-1), epoch)
  const output = member(member(epoch, 'response'), 'output')
  const response = member(last, 'response')
  const whole =
    isCollection(last) && isCollection(response) && output !== undefined
      ? { ...last, response: { ...response, output } }
      : last
  return Array.isArray(api) ? [...requests.slice(0, -1), whole] : whole
}

function startsOf({ type }: TriggerRules, hasChoices: boolean): EpochPanel['starts'] {
  if (type === 'id') return hasChoices ? ['all', 'chosen'] : []
  return hasChoices ? ['all', 'since', 'now', 'chosen'] : ['all', 'since', 'now']
}

function choiceOf({ id, time, value }: TriggerRecord, { type }: TriggerRules): EpochChoice {
  const label = member(value, 'label') ?? ''
  const date = type === 'id' ? {} : { lastDate: new Date(time).toISOString() }
  return {
    label: label === '' ? String(id) : toText(label),
    date: member(value, 'date'),
    state: { ...date, lastId: id, sameDateIds: [], matchEqual: true },
  }
}
