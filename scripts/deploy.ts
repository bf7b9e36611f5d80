import {
  apply,
  asJson,
  type Consent,
  type Context,
  DeployError,
  makePlan,
  openDeployment,
  type Plan,
  planOffline,
  printableDrift,
  printablePlan,
  printableRequests,
  printableStatus,
  printableStep,
  refusalsOf,
  status,
  stepsOf,
  undo,
  verify,
} from '../src/deploy/index.ts'
import { runCommand, UsageError } from './command.ts'
import { printLines, showProgress } from './print-deployment.ts'

const help = `Deploys a Make app to Make, or to a white label of it such as Ibexa Connect.

Usage: npm run deploy -- plan|apply|verify|undo|status [folder] [options]

  plan     what would be done, with the difference of every file; writes nothing
  apply    carries the plan out, and goes on with an interrupted one
  verify   compares everything in Make with the folder
  undo     takes the last deployment from this machine back
  status   where the app is, and whether Make holds what the folder does

  folder             the folder with makecomapp.json; app unless told
  --zone <host>      Make instance, such as eu1.make.com or connect.ibexa.co; or MAKE_ZONE
  --app <name>       app in Make, or label of an origin, when the zone has several or none is known
  --identity <file>  who the app is; app.json in the folder or beside it unless told
  --records <folder> where records of deployments are kept; deployments unless told
  --offline          plan a first deployment without asking Make
  --format json      print the plan for programs
  --overwrite-drift  replace what others changed in Make
  --allow-breaking   do what breaks scenarios of users, and remove in Make what is gone here
  --help             show this text

MAKE_API_KEY holds the key, with the scopes sdk-apps:read and sdk-apps:write. It is never written anywhere.
Exit code: 0 done, 1 refused or not equal, 2 could not run.`

const options = {
  zone: { type: 'string' },
  app: { type: 'string' },
  identity: { type: 'string' },
  records: { type: 'string', default: 'deployments' },
  offline: { type: 'boolean', default: false },
  format: { type: 'string', default: 'text' },
  'overwrite-drift': { type: 'boolean', default: false },
  'allow-breaking': { type: 'boolean', default: false },
} as const

/** Prints a plan and gives the exit code: 1 when it is refused. */
function show(plan: Plan, consent: Consent, format: string): number {
  if (format === 'json') console.log(JSON.stringify(asJson(plan, consent), null, 2))
  else printLines(printablePlan(plan, consent))
  return refusalsOf(plan, consent).length > 0 ? 1 : 0
}

async function runApply(context: Context, consent: Consent): Promise<number> {
  const { progress, end } = showProgress()
  const applied = await apply(context, consent, progress).finally(end)
  if (applied.refusals.length > 0) return show(applied.plan, consent, 'text')
  for (const note of applied.plan.notes) console.log(note)
  if (applied.left.length > 0) {
    console.error('Make does not hold what was written:')
    printLines(applied.left.flatMap((step) => printableStep(step, applied.plan)))
    return 1
  }
  console.log(
    applied.done === 0
      ? 'Nothing to do: Make holds all of it.'
      : `Done: ${applied.done} changes, and all checksums are equal.`,
  )
  return 0
}

async function runVerify(context: Context): Promise<number> {
  const plan = await verify(context)
  const steps = stepsOf(plan)
  printLines(steps.flatMap((step) => printableStep(step, plan)))
  console.log(
    steps.length === 0
      ? `Equal: all ${plan.equal} sections and values.`
      : `${steps.length} differ, ${plan.equal} are equal.`,
  )
  return steps.length === 0 ? 0 : 1
}

async function runUndo(context: Context, consent: Consent): Promise<number> {
  const { progress, end } = showProgress()
  const undone = await undo(context, consent, progress).finally(end)
  printLines(printableDrift(undone.drift))
  if (undone.isRefused) {
    console.error('Refused. Give --overwrite-drift to replace that as well.')
    return 1
  }
  for (const note of undone.notes) console.log(note)
  console.log(`The deployment of ${undone.startedAt} is undone: ${undone.done} changes.`)
  return 0
}

await runCommand(help, options, async ({ values, positionals: [command = '', folder = 'app', ...more] }) => {
  if (!['plan', 'apply', 'verify', 'undo', 'status'].includes(command)) {
    throw new UsageError('Say what to do: npm run deploy -- plan, apply, verify, undo or status. --help shows more.')
  }
  if (more[0] !== undefined) throw new UsageError(`"${more[0]}" is too much. --help shows what there is.`)
  if (!['text', 'json'].includes(values.format)) throw new UsageError('--format is text or json.')
  if ((values.offline || values.format === 'json') && command !== 'plan')
    throw new UsageError('--offline and --format belong to plan.')
  const { app, identity, records } = values
  const zone = values.zone ?? process.env['MAKE_ZONE']
  const consent = { overwriteDrift: values['overwrite-drift'], allowBreaking: values['allow-breaking'] }
  try {
    if (values.offline) {
      const plan = planOffline(folder, zone, identity)
      if (values.format === 'json') return show(plan, consent, 'json')
      printLines(printableRequests(plan))
      console.log(`${stepsOf(plan).length} requests. Nothing was sent.`)
      return 0
    }
    const context = openDeployment({ folder, zone, key: process.env['MAKE_API_KEY'], app, identity, records })
    if (command === 'plan')
      return show(await makePlan({ ...context, allowBreaking: consent.allowBreaking }), consent, values.format)
    if (command === 'apply') return await runApply(context, consent)
    if (command === 'verify') return await runVerify(context)
    if (command === 'undo') return await runUndo(context, consent)
    const state = await status(context)
    printLines(printableStatus(state, context))
    return state.plan !== undefined && stepsOf(state.plan).length === 0 ? 0 : 1
  } catch (error) {
    if (error instanceof DeployError) throw new UsageError(error.message)
    throw error
  }
})
