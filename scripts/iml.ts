import { drawCaret, evaluate, ImlError, isCollection, toDate } from '../src/iml/index.ts'
import type { EvaluateOptions, ImlWarning } from '../src/iml/index.ts'
import { runCommand, UsageError } from './command.ts'
import { readJsonObject } from './json-file.ts'
import { parseTimezone, timezoneOption } from './time-zone.ts'

const help = `Evaluates one IML template, or a JSON array or object with templates in it, and prints the typed result.

Usage: npm run iml -- '<template>' [options]

  --scope <file>     the variables as JSON, such as {"parameters": {"name": "Ann"}}
  --timezone <name>  the zone of dates that name none, such as Europe/Prague; UTC when left out
  --now <date>       what now stands for, such as 2026-01-31T12:00:00Z; the real time when left out
  --help             show this text

Exits with 0 when there is a result, 1 when the template is wrong or fails, 2 for a wrong call.
Example: npm run iml -- '{{upper(parameters.name)}}' --scope scope.json`

const options = {
  scope: { type: 'string' },
  ...timezoneOption,
  now: { type: 'string' },
} as const

await runCommand(help, options, async ({ values, positionals }) => {
  const [template, ...others] = positionals
  if (template === undefined) throw new UsageError("Give a template in quotes: npm run iml -- '{{1 + 1}}'")
  if (others.length > 0) throw new UsageError(`Give one template in quotes; "${others[0]}" is too much.`)
  const timezone = parseTimezone(values.timezone)
  const now = values.now === undefined ? new Date() : momentOf(values.now, timezone)
  const scope = values.scope === undefined ? {} : await readJsonObject(values.scope)
  return print(valueOf(template), scope, { now, timezone, onWarning: printWarning })
})

function momentOf(text: string, timezone: string): Date {
  try {
    return toDate(text, timezone)
  } catch {
    throw new UsageError(`"${text}" is not a date. Write it as 2026-01-31T12:00:00Z.`)
  }
}

/** Prints the result, or the error with a caret under its place, and gives the exit code. */
function print(value: unknown, scope: Record<string, unknown>, evaluateOptions: EvaluateOptions): number {
  try {
    console.log(show(evaluate(value, scope, evaluateOptions)))
    return 0
  } catch (error) {
    if (!(error instanceof ImlError)) throw error
    console.error(error.render())
    return 1
  }
}

function printWarning({ message, template, start, end }: ImlWarning): void {
  console.error(`warning ${drawCaret(message, template, start, end)}`)
}

/** The argument as JSON when it is an array or object; else it is a template. */
function valueOf(argument: string): unknown {
  try {
    const value: unknown = JSON.parse(argument)
    return typeof value === 'object' ? value : argument
  } catch {
    return argument
  }
}

/** JSON, but dates, buffers and undefined can be told from texts. */
function show(value: unknown, indent = ''): string {
  if (value instanceof Date) return `Date(${value.toISOString()})`
  if (Buffer.isBuffer(value)) return `Buffer(${value.length} bytes, hex ${value.toString('hex')})`
  if (Array.isArray(value)) {
    const items = value.map((item) => show(item, `${indent}  `))
    return `[${lines(items, indent)}]`
  }
  if (isCollection(value)) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}: ${show(member, `${indent}  `)}`,
    )
    return `{${lines(members, indent)}}`
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

function lines(parts: readonly string[], indent: string): string {
  return parts.length === 0 ? '' : `\n${parts.map((part) => `${indent}  ${part}`).join(',\n')}\n${indent}`
}
