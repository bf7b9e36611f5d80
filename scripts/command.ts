import { parseArgs, type ParseArgsConfig } from 'node:util'

/** A call that the command cannot follow; the message is one line that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<Given extends Options> = ReturnType<typeof parseArgs<{ options: Given; allowPositionals: true }>>

/**
 * Runs a command with the arguments of the process: prints `help` for `--help`, and exits with what `run` returns, or with 2 and
 * one line on stderr for a wrong call.
 */
export async function runCommand<Given extends Options>(
  help: string,
  options: Given,
  run: (parsed: Parsed<Given>) => Promise<number>,
): Promise<void> {
  if (process.argv.includes('--help')) {
    console.log(help)
    return
  }
  try {
    process.exitCode = await run(parse(options))
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}

function parse<Given extends Options>(options: Given): Parsed<Given> {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    const [line] = (error as Error).message.split(/\.\s/)
    throw new UsageError(`${line}. --help shows what there is.`)
  }
}
