import { repeated } from './repeat.ts'
import type { Run } from './run.ts'
import { runStep, type StepOutcome, type StepPlan } from './step.ts'

/**
 * Runs a request that stands alone, as those of connections and of the registration of webhooks do, again for as long as its
 * `repeat` asks for it. Gives the outcome of the last pass.
 *
 * @throws MakeError as `runStep`.
 */
export async function runRepeatedly(plan: StepPlan, run: Run): Promise<StepOutcome> {
  if (plan.repeat === undefined) return runStep(plan, run)
  let latest: StepOutcome = { skipped: undefined }
  await repeated(plan.repeat, run, async (pass) => {
    latest = await runStep(plan, pass)
    return 'scope' in latest ? { result: undefined, scope: latest.scope } : { result: undefined }
  })
  return latest
}
