import { existsSync } from 'node:fs'
import { type Area, areaNames, campaign, Tally } from '../src/fuzz/index.ts'
import { runCommand, UsageError } from './command.ts'

const help = `Feeds the runtime with random templates, app definitions, folders and webhook deliveries, sound ones and broken ones,
and stops at the first that ends in anything but a result or a typed error.

Usage: npm run fuzz -- [options]

  --minutes <number>  how long to go on; 5 when left out
  --seed <number>     the first seed; drawn from the time when left out
  --area <name>       ${areaNames.join(', ')}; all when left out
  --path <path>       one case only, as a finding names it; with --seed and --area
  --app <folder>      an app to start from; app/ when left out, repeatable
  --help              show this text

Exits with 0 when nothing was found, 1 with the smallest case that shows a fault, 2 for a wrong call.`

const options = {
  minutes: { type: 'string', default: '5' },
  seed: { type: 'string' },
  area: { type: 'string' },
  path: { type: 'string' },
  app: { type: 'string', multiple: true, default: ['app'] as string[] },
} as const

/** Milliseconds between two lines that say how far it is. */
const progressMs = 15_000

await runCommand(help, options, async ({ values, positionals }) => {
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is too much. --help shows what there is.`)
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) throw new UsageError('--minutes needs a number above 0.')
  const seed = values.seed === undefined ? Math.trunc(Date.now() % 1_000_000_000) : Number(values.seed)
  if (!Number.isInteger(seed)) throw new UsageError('--seed needs a whole number.')
  const only = areaOf(values.area)
  if (values.path !== undefined && (only === undefined || values.seed === undefined)) {
    throw new UsageError('--path is of use with --area and --seed only.')
  }
  const missing = values.app.find((folder) => !existsSync(folder))
  if (missing !== undefined) throw new UsageError(`There is no folder ${missing}.`)

  console.log(`seed ${seed}, ${minutes} minutes`)
  const tally = new Tally()
  const faults: string[] = []
  let printed = Date.now()
  const ending = await campaign({
    folders: values.app,
    minutes,
    seed,
    only,
    path: values.path,
    onBatch: (result) => {
      tally.add(result)
      const { fault } = result
      if (fault !== undefined) {
        faults.push(...finding(result.area, result.seed, fault.path, fault.message), fault.example)
      }
      if (Date.now() - printed < progressMs) return
      printed = Date.now()
      console.log(`${tally.cases.toLocaleString('en-US')} cases so far, seed ${result.seed}`)
    },
  })
  if (ending !== undefined) faults.push(...finding(ending.area, ending.seed, ending.path, ending.message))
  for (const line of [...tally.lines(), ...faults]) console.log(line)
  return faults.length > 0 ? 1 : 0
})

function areaOf(given: string | undefined): Area['name'] | undefined {
  const area = areaNames.find((name) => name === given)
  if (given === undefined || area !== undefined) return area
  throw new UsageError(`"${given}" is no area. There is: ${areaNames.join(', ')}.`)
}

function finding(area: string, seed: number, path: string, message: string): string[] {
  return ['', `A fault: ${message}`, `To see it again: npm run fuzz -- --area ${area} --seed ${seed} --path ${path}`]
}
