import { connectionTrial } from './connection-trial.ts'
import { moduleTrials } from './module-trials.ts'
import { rpcTrials } from './rpc-trials.ts'
import type { Surroundings } from './surroundings.ts'
import type { Trial } from './trial.ts'
import { webhookTrials } from './webhook-trials.ts'

/** Every run that shows whether the components of an app work. */
export function trialsOf(around: Surroundings): Trial[] {
  const { connections, rpcs, webhooks, modules } = around.definition
  return [
    ...Object.keys(connections ?? {}).map((name) => connectionTrial(name, around)),
    ...Object.keys(rpcs ?? {}).flatMap((name) => rpcTrials(name, around)),
    ...Object.keys(webhooks ?? {}).flatMap((name) => webhookTrials(name, around)),
    ...Object.keys(modules ?? {}).flatMap((name) => moduleTrials(name, around)),
  ]
}
