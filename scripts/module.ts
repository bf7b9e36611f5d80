import { sandboxDefaults } from '../src/sandbox/index.ts'
import { runCommand, UsageError } from './command.ts'
import { parseFault } from './fault.ts'
import { readJsonObject } from './json-file.ts'
import { onSandbox } from './on-sandbox.ts'
import { printLog } from './print-run.ts'
import { parseTimezone, timezoneOption } from './time-zone.ts'

const help = `Runs one module of the generated app and prints its requests, secrets masked, and its bundle.

Usage: npm run module -- <module> --input <file> [options]

  --input <file>       the fields of the dialog as JSON, as examples/inputs/<module>.json
  --connection <file>  what the connection holds as JSON (region, writeKey, ramen …); the sandbox's own when left out
  --live               send to the real Segment instead of the sandbox on this machine; needs --connection
  --fault <what>       let something go wrong: segment:503, segment:429, segment:drop, ramen:401, ramen:hang …; repeatable
  --timezone <name>    the scenario's time zone, such as Europe/Prague; UTC when left out
  --app <folder>       another Make app; app/ when left out
  --help               show this text

Exits with 0 when the module gave its bundle, 1 when it stopped with an error, 2 for a wrong call.`

const options = {
  input: { type: 'string' },
  connection: { type: 'string' },
  live: { type: 'boolean' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  ...timezoneOption,
  app: { type: 'string', default: 'app' },
} as const

await runCommand(help, options, async ({ values, positionals }) => {
  const [name] = positionals
  if (!name) throw new UsageError('Name a module: npm run module -- identify --input examples/inputs/identify.json')
  if (!values.input) throw new UsageError(`Name the input: npm run module -- ${name} --input <file>`)
  if (values.live && !values.connection) throw new UsageError('--live needs --connection with your own write key.')
  const timezone = parseTimezone(values.timezone)
  const parameters = await readJsonObject(values.input)
  const given = values.connection ? await readJsonObject(values.connection) : {}
  const faults = values.fault.map(parseFault)

  return onSandbox({ folder: values.app, live: values.live, timezone, faults }, async (app, { ramenEndpoint }) => {
    if (!app.moduleNames.includes(name)) {
      throw new UsageError(`There is no module "${name}". There is: ${app.moduleNames.join(', ')}.`)
    }
    const { ramen, sources } = sandboxDefaults
    const ofSandbox = {
      region: 'us',
      writeKey: sources[0].writeKey,
      ramenOrganizationId: ramen.organizationId,
      ramenEndpoint,
      ramenApiKey: ramen.apiKey,
    }
    const connection = values.live ? given : { ...ofSandbox, ...given }
    const { bundles, log } = await app.runModule(name, { parameters, connection })
    printLog(log)
    for (const bundle of bundles) console.log(`\nbundle   ${JSON.stringify(bundle, null, 2)}`)
  })
})
