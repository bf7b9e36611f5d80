import type { Behaviour } from '../behaviour.ts'
import type { ModuleContext } from './context.ts'
import { arrayAggregator, textAggregator } from './aggregators.ts'
import { createJson, parseJson, transformToJson } from './json.ts'
import { iterator, repeater } from './loops.ts'
import { basicTrigger, sleep } from './tools.ts'
import { getVariable, setVariable, setVariables } from './variables.ts'
import { customWebhook, webhookResponse } from './webhooks.ts'

/** A module of Make itself that runs here. */
export interface BuiltIn {
  /** What the editor calls it. */
  readonly label: string
  readonly compile: (context: ModuleContext) => Behaviour
}

const directive = (label: string, name: Extract<Behaviour, { kind: 'directive' }>['name']): BuiltIn => ({
  label,
  compile: () => ({ kind: 'directive', name }),
})

/** Make's own modules that run here, by the name that blueprints have for them. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['gateway:CustomWebHook', customWebhook],
  ['gateway:WebhookRespond', webhookResponse],
  ['builtin:BasicFeeder', iterator],
  ['builtin:BasicRepeater', repeater],
  ['builtin:BasicAggregator', arrayAggregator],
  ['util:TextAggregator', textAggregator],
  ['builtin:BasicRouter', { label: 'Router', compile: () => ({ kind: 'router' }) }],
  ['json:ParseJSON', parseJson],
  ['json:CreateJSON', createJson],
  ['json:TransformToJSON', transformToJson],
  ['util:BasicTrigger', basicTrigger],
  ['util:SetVariable', setVariable],
  ['util:SetVariable2', setVariable],
  ['util:SetVariables', setVariables],
  ['util:GetVariable', getVariable],
  ['util:GetVariable2', getVariable],
  ['util:FunctionSleep', sleep],
  ['builtin:Ignore', directive('Ignore', 'ignore')],
  ['builtin:Resume', directive('Resume', 'resume')],
  ['builtin:Break', directive('Break', 'break')],
  ['builtin:Rollback', directive('Rollback', 'rollback')],
  ['builtin:Commit', directive('Commit', 'commit')],
])
