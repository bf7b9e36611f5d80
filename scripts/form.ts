import { sandboxDefaults } from '../src/sandbox/index.ts'
import { runCommand, UsageError } from './command.ts'
import { parseFault } from './fault.ts'
import { readJsonObject } from './json-file.ts'
import { onSandbox } from './on-sandbox.ts'
import { describeFields } from './print-form.ts'
import { parseTimezone, timezoneOption } from './time-zone.ts'

const help = `Shows the dialog of a module of the generated app as its user sees it: the fields, what their drop-downs offer, and the fields
that a choice adds. A star marks what is required.

Usage: npm run form -- <module> [--set <name>=<value>] [options]

  --set <name>=<value>  what stands in a field, as JSON or as text: --set event="Order Completed"; repeatable
  --input <file>        what stands in the fields as JSON, as examples/inputs/<module>.json
  --connection <file>   what the connection holds as JSON; a write key and a token of the sandbox when left out
  --options <count>     how many options of each list are shown; 8 when left out
  --live                ask the real Segment instead of the sandbox on this machine; needs --connection
  --fault <what>        let something go wrong: publicApi:401, publicApi:429, cdn:404 …; repeatable
  --timezone <name>     the scenario's time zone, such as Europe/Prague; UTC when left out
  --app <folder>        another Make app; app/ when left out
  --help                show this text

Exits with 0 when the dialog could be shown as a whole, 1 when a part of it shows an error, 2 for a wrong call.`

const options = {
  set: { type: 'string', multiple: true, default: [] as string[] },
  input: { type: 'string' },
  connection: { type: 'string' },
  options: { type: 'string', default: '8' },
  live: { type: 'boolean' },
  fault: { type: 'string', multiple: true, default: [] as string[] },
  ...timezoneOption,
  app: { type: 'string', default: 'app' },
} as const

/** Reads `name=value`; what is not JSON is text. */
function parseSetting(setting: string): [name: string, value: unknown] {
  const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(setting) ?? []
  if (name === undefined) throw new UsageError(`"${setting}" sets no field. Write --set name=value.`)
  try {
    return [name, JSON.parse(value)]
  } catch {
    return [name, value]
  }
}

function parseCount(count: string): number {
  if (!/^\d+$/.test(count)) throw new UsageError(`"${count}" is not a number of options. Write --options 8.`)
  return Number(count)
}

await runCommand(help, options, async ({ values, positionals }) => {
  const [name] = positionals
  if (!name) throw new UsageError('Name a module: npm run form -- track --set event="Order Completed"')
  if (values.live && !values.connection) throw new UsageError('--live needs --connection with your own token.')
  const timezone = parseTimezone(values.timezone)
  const count = parseCount(values.options)
  const input = values.input ? await readJsonObject(values.input) : {}
  const parameters = { ...input, ...Object.fromEntries(values.set.map(parseSetting)) }
  const { sources, tokens } = sandboxDefaults
  const connection = values.connection
    ? await readJsonObject(values.connection)
    : { region: 'us', writeKey: sources[0].writeKey, token: tokens[0].token }
  const faults = values.fault.map(parseFault)
  let shown = true

  const code = await onSandbox({ folder: values.app, live: values.live, timezone, faults }, async (app) => {
    const module = app.definition.modules?.[name]
    if (!app.moduleNames.includes(name) || module === undefined) {
      throw new UsageError(`There is no module "${name}". There is: ${app.moduleNames.join(', ')}.`)
    }
    const form = await app.resolveForm(name, { parameters, connection })
    console.log(`${module.label ?? name}\n`)
    console.log(describeFields([...form.parameters, ...form.expect], form.values, count).join('\n'))
    shown = form.problems.length === 0
  })
  return code === 0 && !shown ? 1 : code
})
