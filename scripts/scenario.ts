import { access } from 'node:fs/promises'
import { describeMessage, describeRecords, recordsOf } from '../src/journey/index.ts'
import { BlueprintError, createScenario, describeResult, type Scenario } from '../src/scenario/index.ts'
import { sandboxDefaults, type Sandbox } from '../src/sandbox/index.ts'
import { runCommand, UsageError } from './command.ts'
import { parseFault } from './fault.ts'
import { readJson, readJsonObject } from './json-file.ts'
import { onSandbox } from './on-sandbox.ts'
import { inputOf } from './scenario-input.ts'
import { parseTimezone, timezoneOption } from './time-zone.ts'

const help = `Runs a scenario with the generated app on this machine and prints what each of its modules did, its requests with secrets masked,
and what Segment and Ramen keep. It runs the app's own modules and Make's basic ones (webhook, iterator, aggregators, router, JSON,
variables, error handlers) for developing; docs/scenarios.md lists them.

Usage: npm run scenario -- <blueprint> [options]

  <blueprint>          a scenario as Make exports it, such as examples/scenarios/webhook-to-identify.json
  --input <file>       what starts it, as JSON: the body that a webhook receives, or the bundles of a first module of another app;
                       <blueprint>.payload.json beside the blueprint when left out
  --connection <file>  what the connection holds as JSON (region, writeKey, ramen …); the sandbox's own when left out
  --fault <what>       let something go wrong: segment:503, ramen:401 …; repeatable
  --timezone <name>    the scenario's time zone, such as Europe/Prague; UTC when left out
  --help               show this text

Exits with 0 when the run succeeded, 1 when an error ended it, 2 for a wrong call or a blueprint that cannot be run.`

const options = {
  input: { type: 'string' },
  connection: { type: 'string' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  ...timezoneOption,
} as const

/** Records of one kind that are printed. */
const shownRecords = 10

/** The payload beside a blueprint, when there is one. */
async function payloadBeside(blueprint: string): Promise<string | undefined> {
  const path = blueprint.replace(/(?:\.json)?$/, '.payload.json')
  return access(path).then(
    () => path,
    () => undefined,
  )
}

function scenarioOf(path: string, ...arguments_: Parameters<typeof createScenario>): Scenario {
  try {
    return createScenario(...arguments_)
  } catch (error) {
    if (!(error instanceof BlueprintError)) throw error
    const [first, ...others] = error.message.split('\n')
    throw new UsageError(`${path}: ${first}${others.length > 0 ? ` (and ${others.length} more)` : ''}`)
  }
}

function printKept({ segment, ramen }: Sandbox): void {
  const lines = [
    ...firstOf(segment.messages.map((message) => `Segment   keeps ${describeMessage(message)}`)),
    ...firstOf(segment.dropped.map(({ reason }) => `Segment   drops a message: ${reason}`)),
    ...firstOf(describeRecords(recordsOf(ramen)).map((text) => `Ramen     keeps ${text}`)),
  ]
  console.log(['', ...(lines.length > 0 ? lines : ['Segment   keeps nothing'])].join('\n'))
}

function firstOf(lines: readonly string[]): string[] {
  const more = lines.length - shownRecords
  return [...lines.slice(0, shownRecords), ...(more > 0 ? [`          … and ${more} more`] : [])]
}

await runCommand(help, options, async ({ values, positionals }) => {
  const [path, ...others] = positionals
  if (!path) throw new UsageError('Name a blueprint: npm run scenario -- examples/scenarios/webhook-to-identify.json')
  if (others.length > 0) throw new UsageError(`Name one blueprint; "${others[0]}" is too much.`)
  const timezone = parseTimezone(values.timezone)
  const blueprint = await readJson(path)
  const { name: appName } = await readJsonObject('app.json')
  const given = values.connection ? await readJsonObject(values.connection) : {}
  const payloadPath = values.input ?? (await payloadBeside(path))
  const payload = payloadPath === undefined ? undefined : await readJson(payloadPath)
  const faults = values.fault.map(parseFault)
  let failed = false

  const code = await onSandbox({ faults }, async (app, sandbox) => {
    const { ramen, sources } = sandboxDefaults
    const scenario = scenarioOf(path, blueprint, { app, name: String(appName), standIn: payload !== undefined })
    const result = await scenario.run({
      timezone,
      input: inputOf(scenario.takes, payload, path),
      connection: {
        region: 'us',
        writeKey: sources[0].writeKey,
        ramen: 'segment',
        ramenOrganizationId: ramen.organizationId,
        ramenEndpoint: sandbox.ramenEndpoint,
        ramenApiKey: ramen.apiKey,
        ...given,
      },
    })
    console.log([scenario.name, '', ...describeResult(result)].join('\n'))
    printKept(sandbox)
    failed = result.status === 'error'
  })
  return failed ? 1 : code
})
